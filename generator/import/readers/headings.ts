/** A heading of a document; level 1 is the outermost. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly start: number;
}

/**
 * The headings above an offset, outermost first. With `below`, only headings of a smaller level count. `headings` are in
 * source order.
 */
export function headingsAbove(headings: readonly Heading[], offset: number, below = Infinity): string[] {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((headings[middle]?.start ?? 0) < offset) low = middle + 1;
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
