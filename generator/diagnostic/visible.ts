import { hidingMarks, loneSurrogates } from "../model/invisible.js";
import { isPlain } from "./width.js";

/** All control characters, so that no escape sequence is left, and what hides or reorders text. */
const unsafe = new RegExp(`[\\u0000-\\u001f\\u007f-\\u009f${hidingMarks}]|${loneSurrogates}`, "g");

/**
 * Text from outside, made safe for a terminal: control characters, escape sequences and marks that reorder or hide text
 * are written as escapes (`\x1b`, `\u202e`), so that they are seen instead of obeyed. So are line feeds.
 */
export function visible(text: string): string {
  if (isPlain(text)) return text;
  return text.replace(unsafe, (mark) => {
    const point = mark.charCodeAt(0);
    return point < 0x100 ? `\\x${point.toString(16).padStart(2, "0")}` : `\\u${point.toString(16).padStart(4, "0")}`;
  });
}
