import { isPlain } from "../../diagnostic/width.js";
import { wrap } from "../../render/wrap.js";

/*
 * Text from a spec on its way into Protocol Buffers. Nothing leaves its line, whatever the text.
 */

/**
 * What follows `//` for one line of a comment: a blank and the text, or nothing. Line ends and tabs become blanks, and
 * characters that no one sees are spelled out.
 */
export function comment(text: string): string {
  const line = isPlain(text)
    ? text.trim()
    : text
        .toWellFormed()
        .replace(/[\s\u0085]+/g, " ")
        .trim()
        .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, (character) => {
          const digits = Number(character.codePointAt(0)).toString(16).toUpperCase();
          return `U+${digits.padStart(4, "0")}`;
        });
  // A comment that starts with this turns a rule of buf off.
  const inert = line.replace(/^buf:(?=lint)/, "buf: ");
  return inert === "" ? "" : ` ${inert}`;
}

/** The lines of a comment of these paragraphs, with an empty line between them. */
export function commentLines(paragraphs: readonly string[], width: number): readonly string[] {
  return paragraphs.flatMap((paragraph, index) => {
    const lines = wrap(comment(paragraph).trim(), width);
    return index === 0 ? lines : ["", ...lines];
  });
}
