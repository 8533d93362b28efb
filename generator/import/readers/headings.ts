/** A heading of a document; level 1 is the outermost. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly start: number;
}

/**
 * The headings that a place stands under, outermost first; with `below`, only those of a smaller level. `headings` are in
 * the order of the document.
 */
export function headingsAbove(headings: readonly Heading[], place: number, below = Infinity): string[] {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((headings[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  const above: string[] = [];
  let level = below;
  for (let i = low - 1; i >= 0 && level > 1; i -= 1) {
    const heading = headings[i];
    if (heading === undefined || heading.level >= level) continue;
    above.unshift(heading.text);
    level = heading.level;
  }
  return above;
}
