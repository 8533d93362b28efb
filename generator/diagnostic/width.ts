import { eastAsianWidth } from "get-east-asian-width";

/** One character as a reader sees it, including marks and joined emoji, and the number of terminal cells that it fills. */
export interface Grapheme {
  readonly text: string;
  readonly cells: number;
}

let segmenter: Intl.Segmenter | undefined;

/** The number of terminal cells of a text: two for a wide (Chinese) character or an emoji, none for a combining mark. */
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

/** Whether a text has only printable ASCII (one cell) and Chinese (two). The segmenter would be a hundred times slower. */
function isPlain(text: string): boolean {
  return /^[\x20-\x7e\u3001-\u3029\u4e00-\u9fff\uff01-\uff5e]*$/.test(text);
}
