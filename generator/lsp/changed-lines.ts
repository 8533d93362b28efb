/** The lines in which a text differs from the one before, counted from 1. */
export interface Change {
  readonly first: number;
  /** In the new text. */
  readonly last: number;
  /** How many lines further down the lines below are now. */
  readonly moved: number;
}

/** Finds the lines in which a text differs from the one before: all from the first to the last that do. */
export function changedLines(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  const start = sameFor(shorter, (length) => before.startsWith(after.slice(0, length)));
  const end = sameFor(shorter - start, (length) => length === 0 || before.endsWith(after.slice(-length)));
  const first = lineAt(after, start);
  const last = first + breaksIn(after, start, after.length - end);
  return { first, last, moved: last - first - breaksIn(before, start, before.length - end) };
}

/** The largest length for which two texts are the same, found by halves: to compare long texts is fast. */
function sameFor(longest: number, isSame: (length: number) => boolean): number {
  let [low, high] = [0, longest];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isSame(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

const lineAt = (text: string, offset: number): number => breaksIn(text, 0, offset) + 1;

function breaksIn(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", start); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) count++;
  return count;
}
