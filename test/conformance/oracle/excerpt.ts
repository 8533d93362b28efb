/**
 * Section 3 of the response contract: the excerpt of a body.
 */

import { decodeUtf8 } from "./json.js";

const LOOKED_AT = 4096;
const SHOWN = 200;

/** Ranges of characters that are not printable, first and last. */
const BLANKS: readonly (readonly [first: number, last: number])[] = [
  [0x0000, 0x0020],
  [0x007f, 0x00a0],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2069],
  [0xfeff, 0xfeff],
];

/** Returns the first printable characters of a body. */
export function excerptOf(body: Uint8Array): string {
  const shown: string[] = [];
  // decodeUtf8 drops one byte order mark, and leaves no lone surrogate.
  for (const character of Array.from(decodeUtf8(body)).slice(0, LOOKED_AT)) {
    if (!isBlank(character)) shown.push(character);
    else if (shown.length > 0 && shown.at(-1) !== " ") shown.push(" ");
  }
  return withoutLastBlank(withoutLastBlank(shown).slice(0, SHOWN)).join("");
}

function isBlank(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  return BLANKS.some(([first, last]) => codePoint >= first && codePoint <= last);
}

function withoutLastBlank(characters: readonly string[]): readonly string[] {
  return characters.at(-1) === " " ? characters.slice(0, -1) : characters;
}
