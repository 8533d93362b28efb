import { cells, graphemes } from "./width.js";
import type { Grapheme } from "./width.js";

/** The most cells shown of a line, and of its marked part. A line of a minified file can have many thousands. */
const widest = 120;
const widestMark = 70;
/** Cells reserved for the text after the mark. */
const following = 20;

/**
 * The parts of a line before, under and after its mark, each made safe for a terminal by `show`. Where a long line is cut
 * it has `…`.
 */
export function cutLine(
  parts: readonly [before: string, under: string, after: string],
  show: (text: string) => string,
): readonly [before: string, under: string, after: string] {
  if (parts.every(({ length }) => length <= widest)) {
    const [before, under, after] = [show(parts[0]), show(parts[1]), show(parts[2])];
    if (cells(before + under + after) <= widest) return [before, under, after];
  }
  const under = head(parts[1], widestMark, show);
  const before = tail(parts[0], widest - following - cells(under), show);
  const after = head(parts[2], widest - cells(before) - cells(under), show);
  return [before, under, after];
}

function head(text: string, most: number, show: (text: string) => string): string {
  const clipped = text.slice(0, widest).replace(/[\ud800-\udbff]$/, "");
  const shown = graphemes(show(clipped));
  const kept = fitting(shown, most);
  return clipped.length === text.length && kept.length === shown.length
    ? textOf(kept)
    : `${textOf(fitting(kept, most - 1))}…`;
}

function tail(text: string, most: number, show: (text: string) => string): string {
  const clipped = text.slice(-widest).replace(/^[\udc00-\udfff]/, "");
  const shown = graphemes(show(clipped)).reverse();
  const kept = fitting(shown, most);
  if (clipped.length === text.length && kept.length === shown.length) return textOf(kept.reverse());
  return `…${textOf(fitting(kept, most - 1).reverse())}`;
}

/** The first graphemes that fit into a number of cells. */
function fitting(all: readonly Grapheme[], most: number): Grapheme[] {
  let used = 0;
  const end = all.findIndex((grapheme) => (used += grapheme.cells) > most);
  return end === -1 ? [...all] : all.slice(0, end);
}

function textOf(all: readonly Grapheme[]): string {
  return all.map(({ text }) => text).join("");
}
