import { isPlain } from "./width.js";

/**
 * Text from outside, fit for a terminal: control characters, escape sequences and marks that reorder or hide text are
 * written out (`\x1b`, `\u202e`), so they are seen instead of obeyed. Line feeds are written out too.
 */
export function visible(text: string): string {
  if (isPlain(text)) return text;
  return text.replace(
    // C0 and C1 controls, the bidi and invisible marks of Unicode TR 36 and 55, line separators, and lone surrogates.
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (mark) => {
      const point = mark.charCodeAt(0);
      return point < 0x100 ? `\\x${point.toString(16).padStart(2, "0")}` : `\\u${point.toString(16).padStart(4, "0")}`;
    },
  );
}
