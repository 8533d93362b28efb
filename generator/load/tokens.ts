import { Lexer } from "yaml";

/** A piece of a YAML text, as the lexer cuts it: the pieces are the text, one after the other. */
export interface Token {
  readonly text: string;
  /** Whether it is a plain or block scalar, in which no character means anything. */
  readonly isScalar: boolean;
}

/** What the lexer makes of a YAML text: its pieces, and marks between them. It does not recurse, however deep the text is nested. */
export function lexemesOf(text: string): Iterable<string> {
  return new Lexer().lex(text);
}

/** The tokens of a YAML text. */
export function* tokensOf(lexemes: Iterable<string>): Generator<Token> {
  let isScalar = false;
  for (const token of lexemes) {
    if (token === scalarMark) isScalar = true;
    if (token === "\u0002" || token === "\u0018" || token === scalarMark) continue; // these marks have no text
    yield { text: token, isScalar };
    isScalar = false;
  }
}

/** What the lexer puts before a plain or block scalar. */
const scalarMark = "\u001f";
