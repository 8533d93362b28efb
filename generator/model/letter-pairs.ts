/** How many pairs of neighboring characters two texts have in common, and how many each of them has. */
interface SharedPairs {
  readonly shared: number;
  /** The pairs of the text that has fewer. */
  readonly fewer: number;
  /** The pairs of the text that has more. */
  readonly more: number;
}

/** Counts the pairs of neighboring characters of two texts. Repeated pairs count as often as they occur. */
export function sharedPairs(a: string, b: string): SharedPairs {
  const [left, right] = [pairCounts(a), pairCounts(b)];
  let shared = 0;
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0);
  const [fewer = 0, more = 0] = [total(left), total(right)].sort((x, y) => x - y);
  return { shared, fewer, more };
}

/** Dice's coefficient, from 0 to 1; 0 if neither text has a pair. */
export function diceCoefficient({ shared, fewer, more }: SharedPairs): number {
  return more === 0 ? 0 : (2 * shared) / (fewer + more);
}

function pairCounts(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const characters = Array.from(text);
  for (const [index, last] of characters.slice(1).entries()) {
    const pair = (characters[index] ?? "") + last;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
