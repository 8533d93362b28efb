import { eastAsianWidth } from "get-east-asian-width";

/** What a reader takes for one character, marks and joined emoji included, and the cells of a terminal that it fills. */
export interface Grapheme {
  readonly text: string;
  readonly cells: number;
}

let segmenter: Intl.Segmenter | undefined;

/** How many cells of a terminal the text fills: two for a wide (Chinese) character or an emoji, none for a joined mark. */
export function cells(text: string): number {
  if (isPlain(text)) return text.length + text.replace(/[\x20-\x7e]+/g, "").length;
  return graphemes(text).reduce((sum, grapheme) => sum + grapheme.cells, 0);
}

/** The graphemes of a text, in order. */
export function graphemes(text: string): Grapheme[] {
  if (isPlain(text)) return Array.from(text, (character) => ({ text: character, cells: character <= "~" ? 1 : 2 }));
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), ({ segment }) => ({
    text: segment,
    cells: /\p{Extended_Pictographic}/u.test(segment) ? 2 : eastAsianWidth(segment.codePointAt(0) ?? 0x20),
  }));
}

/** Most text is printable ASCII, one cell a character, and Chinese, two. To ask the segmenter costs a hundred times more. */
function isPlain(text: string): boolean {
  return /^[\x20-\x7e\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/.test(text);
}
