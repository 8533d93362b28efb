import { eastAsianWidth } from "get-east-asian-width";

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** How many cells of a terminal the text fills: two for a wide (Chinese) character or an emoji, none for a joined mark. */
export function cells(text: string): number {
  // Printable ASCII is one cell a character, and most text is that.
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of segmenter.segment(text)) {
    width += /\p{Extended_Pictographic}/u.test(segment) ? 2 : eastAsianWidth(segment.codePointAt(0) ?? 0x20);
  }
  return width;
}
