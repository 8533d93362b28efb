import type { Range } from "../model/position.js";
import type { SpecFile } from "./spec-file.js";
import { lexemesOf } from "./lexemes.js";
import { tokensOf } from "./tokens.js";

/** A comment of a spec file. */
export interface Comment {
  /** From its `#` to the end of its line. */
  readonly text: string;
  readonly at: Range;
  /** Whether nothing else is on its line. */
  readonly alone: boolean;
}

/** The comments of a file, in order. Only the lexer can tell a comment from a `#` in a text. */
export function commentsOf({ path: file, text }: SpecFile): Comment[] {
  const comments: Comment[] = [];
  let line = 1;
  let column = 1;
  let alone = true;
  for (const { text: token, isScalar } of tokensOf(lexemesOf(text))) {
    if (token.startsWith("#") && !isScalar) {
      const end = column + token.length;
      comments.push({ text: token, at: { file, line, column, endLine: line, endColumn: end }, alone });
    }
    const lines = token.split("\n");
    const last = lines.at(-1) ?? "";
    if (lines.length > 1) {
      line += lines.length - 1;
      column = 1;
      alone = true;
    }
    column += last.length;
    if (!/^[ \t\ufeff]*$/.test(last)) alone = false;
  }
  return comments;
}
