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

/** The marks that are tokens wherever they stand. */
const marks: ReadonlySet<string> = new Set("()[]{}:;,");

const space = /\s+/y;
const comment = /\/\/.*|\/\*[^]*?\*\//y;
const pattern =
  /[\w$\u0080-\uffff]+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|=>|\.{3}|[=!]==|[&|?]{2}=?|\?\.(?!\d)|[<>+*/-]=|\+\+|--|\*\*|[^]/uy;

/** Returns a function that reads one token after another of a source that errspec has printed: it has no regular expressions. */
function tokenReader(text: string): () => Token | undefined {
  let at = 0;
  /** Whether a pattern is next, which is then taken. */
  const takes = (next: RegExp): boolean => {
    next.lastIndex = at;
    const isNext = next.test(text);
    if (isNext) at = next.lastIndex;
    return isNext;
  };
  return () => {
    let [isSpaced, isBroken] = [false, false];
    let doc: string | undefined;
    // Most tokens are found without a regular expression: applying one takes longer than all the rest.
    for (let start = at; ; start = at) {
      const unit = text.charAt(start);
      if (unit === " ") {
        at += 1;
        isSpaced = true;
      } else if ((unit < " " || unit > "~") && takes(space)) {
        isSpaced = true;
        isBroken ||= text.slice(start, at).includes("\n");
      } else if (unit === "/" && takes(comment)) {
        if (text.startsWith("/**", start)) doc = text.slice(start, at);
      } else if (marks.has(unit)) {
        at += 1;
        return { text: unit, start, isSpaced, isBroken, doc };
      } else if (takes(pattern)) {
        if (unit === "`") at = templateEnd(text, start);
        return { text: text.slice(start, at), start, isSpaced, isBroken, doc };
      } else return undefined;
    }
  };
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

/** How many tokens that were taken are kept at most. */
const mostTaken = 256;

/** Reads the tokens of a source one after another. Only those around the next one are in memory. */
export class Cursor {
  readonly #read: () => Token | undefined;
  #tokens: Token[] = [];
  #index = 0;
  #looksAhead = false;

  constructor(source: string) {
    this.#read = tokenReader(source);
  }

  get isAtEnd(): boolean {
    return this.#at(0) === undefined;
  }

  /** The text of a token ahead: 0 is the next one. */
  peek(ahead = 0): string {
    const token = this.#tokens[this.#index + ahead] ?? this.#at(ahead);
    return token === undefined ? "" : token.text;
  }

  #at(ahead: number): Token | undefined {
    while (this.#tokens.length <= this.#index + ahead) {
      const token = this.#read();
      if (token === undefined) return undefined;
      this.#tokens.push(token);
    }
    return this.#tokens[this.#index + ahead];
  }

  #take(): void {
    this.#index++;
    if (this.#index < mostTaken || this.#looksAhead) return;
    this.#tokens = this.#tokens.slice(this.#index);
    this.#index = 0;
  }

  /** The next token, which stays the next one. */
  get token(): Token {
    const token = this.#at(0);
    if (token === undefined) throw new Error("the source ends too early");
    return token;
  }

  next(): Token {
    const { token } = this;
    this.#take();
    return token;
  }

  /** Takes the next token if it has this text. */
  accept(text: string): boolean {
    if (this.peek() !== text) return false;
    this.#take();
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
    this.#looksAhead = true;
    this.skipGroup();
    const result = this.peek() === text;
    this.#looksAhead = false;
    this.#index = index;
    return result;
  }
}

const closing: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);
