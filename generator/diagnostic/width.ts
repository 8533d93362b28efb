import { eastAsianWidth } from "get-east-asian-width";

/** One character as a reader sees it, including marks and joined emoji, and the number of terminal cells that it fills. */
export interface Grapheme {
  readonly text: string;
  readonly cells: number;
}

let segmenter: Intl.Segmenter | undefined;

/** The number of terminal cells of a text: two for a wide (Chinese) character or an emoji, none for a combining mark. */
export function cells(text: string): number {
  return plainCells(text) ?? graphemes(text).reduce((sum, grapheme) => sum + grapheme.cells, 0);
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

/**
 * The cells of a text of printable ASCII, one a character, and common Chinese, two; undefined for any other text. Most
 * text is like that, and the segmenter costs a hundred times more.
 */
export function plainCells(text: string): number | undefined {
  let cells = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x20 && unit <= 0x7e) cells += 1;
    else if (isWide(unit)) cells += 2;
    else return undefined;
  }
  return cells;
}

/** Whether a text is all printable ASCII and common Chinese: nothing in it is invisible, a control or half a character. */
export function isPlain(text: string): boolean {
  return plainCells(text) !== undefined;
}

function isWide(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3001 && unit <= 0x3029) || (unit >= 0xff01 && unit <= 0xff5e);
}
