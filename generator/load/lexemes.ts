import { Lexer } from "yaml";

/** The pieces of a YAML text, and marks between them. The lexer does not recurse, so nesting of any depth is safe. */
export function lexemesOf(text: string): Iterable<string> {
  return new Lexer().lex(text);
}
