/** A word, a literal or a mark of TypeScript. */
export interface Token {
  readonly text: string;
  readonly start: number;
  /** Whether there is a space or a line feed before it. */
  readonly isSpaced: boolean;
  /** Whether there is a line feed before it. */
  readonly isBroken: boolean;
  /** The doc comment before it, if any. */
  readonly doc: string | undefined;
}

const pattern =
  /(?<space>\s+)|(?<comment>\/\/.*|\/\*[^]*?\*\/)|[\w$\u0080-\uffff]+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|=>|\.{3}|[=!]==|[&|?]{2}=?|\?\.(?!\d)|[<>+*/-]=|\+\+|--|\*\*|[^]/gu;

/** The tokens of a source that errspec has printed: TypeScript without regular expressions. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let isSpaced = false;
  let isBroken = false;
  let doc: string | undefined;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [token] = match;
    if (match.groups?.["space"] !== undefined) {
      isSpaced = true;
      isBroken ||= token.includes("\n");
    } else if (match.groups?.["comment"] !== undefined) {
      if (token.startsWith("/**")) doc = token;
    } else {
      const end = token === "`" ? templateEnd(text, match.index) : pattern.lastIndex;
      tokens.push({ text: text.slice(match.index, end), start: match.index, isSpaced, isBroken, doc });
      [isSpaced, isBroken, doc] = [false, false, undefined];
      pattern.lastIndex = end;
    }
  }
  return tokens;
}

/** Where a template literal ends. The expressions in it have neither strings with braces nor templates. */
function templateEnd(text: string, start: number): number {
  let depth = 0;
  for (let i = start + 1; i < text.length; i++) {
    const character = text[i];
    if (depth === 0 && character === "\\") i++;
    else if (depth === 0 && character === "`") return i + 1;
    else if (depth === 0 && text.startsWith("${", i)) {
      depth = 1;
      i++;
    } else if (depth > 0 && character === "{") depth++;
    else if (depth > 0 && character === "}") depth--;
  }
  throw new Error("a template literal has no end");
}

/** Reads tokens one after another. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #index = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#index === this.#tokens.length;
  }

  /** The text of a token ahead: 0 is the next one. */
  peek(ahead = 0): string {
    return this.#tokens[this.#index + ahead]?.text ?? "";
  }

  /** The next token, which stays the next one. */
  get token(): Token {
    const token = this.#tokens[this.#index];
    if (token === undefined) throw new Error("the source ends too early");
    return token;
  }

  next(): Token {
    const { token } = this;
    this.#index++;
    return token;
  }

  /** Takes the next token if it has this text. */
  accept(text: string): boolean {
    if (this.peek() !== text) return false;
    this.#index++;
    return true;
  }

  expect(text: string): Token {
    if (this.peek() !== text) throw new Error(`${text} is missing before ${this.peek()}`);
    return this.next();
  }

  /** Takes what stands in brackets, with them. */
  skipGroup(): void {
    this.skipPast(closing.get(this.next().text) ?? "");
  }

  /** Takes all up to a mark, and the mark. */
  skipPast(close: string): void {
    for (let text = this.next().text; text !== close; text = this.next().text) {
      const inner = closing.get(text);
      if (inner !== undefined) this.skipPast(inner);
    }
  }

  /** Whether the bracket that comes next is closed right before a text. */
  isGroupBefore(text: string): boolean {
    const index = this.#index;
    this.skipGroup();
    const result = this.peek() === text;
    this.#index = index;
    return result;
  }
}

const closing: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);
