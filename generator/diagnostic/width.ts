import { eastAsianWidth } from "get-east-asian-width";

let segmenter: Intl.Segmenter | undefined;

/** How many cells of a terminal the text fills: two for a wide (Chinese) character or an emoji, none for a joined mark. */
export function cells(text: string): number {
  // Most text is printable ASCII, one cell a character, and Chinese, two. To ask the segmenter costs a hundred times more.
  if (/^[\x20-\x7e\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/.test(text)) {
    return text.length + text.replace(/[\x20-\x7e]+/g, "").length;
  }
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  let width = 0;
  for (const { segment } of segmenter.segment(text)) {
    width += /\p{Extended_Pictographic}/u.test(segment) ? 2 : eastAsianWidth(segment.codePointAt(0) ?? 0x20);
  }
  return width;
}
