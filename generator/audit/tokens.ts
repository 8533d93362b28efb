import { wholeNumber } from "./mention.js";

/** A word, a number, a text or a sign of source code. Blanks and comments are left out. */
export interface Token {
  readonly kind: "name" | "number" | "text" | "sign";
  /** As it is in the source. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** How a language writes its tokens, as sources of regular expressions. */
export interface Lexis {
  /** Comments, and what else is not code. */
  readonly skipped: readonly string[];
  readonly texts: readonly string[];
  readonly name: string;
}

const number = "\\d[\\w.]*(?<!\\.)";
const signs = "===|!==|==|!=|=>|->|\\?->|\\?\\.|::|'[A-Za-z_]\\w*|.";

/** The tokens of a source file. */
export function tokensOf(text: string, { skipped, texts, name }: Lexis): readonly Token[] {
  const source = [
    `(?<skip>${skipped.join("|")}|\\s+)`,
    `(?<text>${texts.join("|")})`,
    `(?<number>${number})`,
    `(?<name>${name})`,
    `(?<sign>${signs})`,
  ].join("|");
  const tokens: Token[] = [];
  for (const { 0: found, index, groups = {} } of text.matchAll(new RegExp(source, "gsu"))) {
    const kind = (["text", "number", "name", "sign"] as const).find((each) => groups[each] !== undefined);
    if (kind !== undefined) tokens.push({ kind, text: found, from: index, to: index + found.length });
  }
  return tokens;
}

/** The value of a literal: a number in decimal digits, or a text. Undefined for other tokens. */
export function valueOf({ kind, text }: Token): string | undefined {
  if (kind === "number") return wholeNumber(text.replace(/(?:[iu](?:8|16|32|64|128|size)|[lL])$/, ""));
  // What is around a text: `"`, `'`, `"""`, `r#"`.
  return kind === "text" ? text.replace(/^[a-z]*#*("""|["'])(.*)\1#*$/s, "$2") : undefined;
}

/** Which token closes each bracket, and which bracket each token is in. */
interface Brackets {
  /** The position of the bracket around a token; -1 if there is none. */
  readonly around: readonly number[];
  /** The counterpart of a bracket. */
  readonly other: ReadonlyMap<number, number>;
}

/** Where a token is in its statement. */
interface Place {
  /** The position of the first token of the statement, or of the branch of one. */
  readonly start: number;
  readonly isAfterThrow: boolean;
  readonly isAfterColon: boolean;
}

/** Where each token is in its statement, given the signs after which one begins. */
export function placesOf(tokens: readonly Token[], starts: ReadonlySet<string>): readonly Place[] {
  let place: Place = { start: 0, isAfterThrow: false, isAfterColon: false };
  return tokens.map(({ text }, at) => {
    const here = place;
    if (starts.has(text)) place = { start: at + 1, isAfterThrow: false, isAfterColon: false };
    else if (text === "throw") place = { ...place, isAfterThrow: true };
    else if (text === ":") place = { ...place, isAfterColon: true };
    return here;
  });
}

export function bracketsOf(tokens: readonly Token[]): Brackets {
  const open: number[] = [];
  const around: number[] = [];
  const other = new Map<number, number>();
  tokens.forEach(({ kind, text }, at) => {
    if (kind === "sign" && ")]}".includes(text)) {
      const start = open.pop();
      if (start !== undefined) {
        other.set(start, at);
        other.set(at, start);
      }
    }
    around.push(open.at(-1) ?? -1);
    if (kind === "sign" && "([{".includes(text)) open.push(at);
  });
  return { around, other };
}
