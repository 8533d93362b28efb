/** A token of the lexer. All tokens in order are the whole text. */
export interface Token {
  readonly text: string;
  /** Whether it is a plain or block scalar, whose characters have no syntactic meaning. */
  readonly isScalar: boolean;
}

/** The tokens of a YAML text, from its lexemes. */
export function* tokensOf(lexemes: Iterable<string>): Generator<Token> {
  let isScalar = false;
  for (const token of lexemes) {
    if (token === scalarMark) isScalar = true;
    if (token === "\u0002" || token === "\u0018" || token === scalarMark) continue; // these marks are not part of the text
    yield { text: token, isScalar };
    isScalar = false;
  }
}

/** The mark that the lexer emits before a plain or block scalar. */
const scalarMark = "\u001f";
