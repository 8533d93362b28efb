/** Three versions of a file that a merge brings together. */
export interface Merge {
  /** A version from before the two sides diverged. */
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/**
 * Whether a text is what git makes of two sides without a conflict: it has every line that a side added and lacks only lines
 * that a side removed. It may have lines that only one side removed, because a union merge puts them back. Lines that
 * are there once are in the order of each side. Counting lines gives the same answer whichever way git aligned them.
 */
export function isCleanMerge(text: string, { base, ours, theirs }: Merge): boolean {
  const [lines, ourLines, theirLines] = [text.split("\n"), ours.split("\n"), theirs.split("\n")];
  const counts = countLines(lines);
  const [before, our, their] = [countLines(base.split("\n")), countLines(ourLines), countLines(theirLines)];
  for (const line of new Set([...counts.keys(), ...our.keys(), ...their.keys()])) {
    const count = (all: Counts): number => all.get(line) ?? 0;
    if (!isCleanCount(count(counts), count(before), count(our), count(their))) return false;
  }
  return haveOneOrder(lines, ourLines) && haveOneOrder(lines, theirLines);
}

/** Whether a line may be in a merge this often. Both sides may have added or removed the same one, which git does once. */
function isCleanCount(count: number, base: number, ours: number, theirs: number): boolean {
  const independent = ours + theirs - base;
  const least = ours >= base && theirs >= base ? Math.max(ours, theirs) : independent;
  return count >= least && count <= Math.max(ours, theirs, independent);
}

type Counts = ReadonlyMap<string, number>;

function countLines(lines: readonly string[]): Counts {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** Whether the lines that both texts have once are in the same order. */
function haveOneOrder(a: readonly string[], b: readonly string[]): boolean {
  const [inA, inB] = [countLines(a), countLines(b)];
  const isShared = (line: string): boolean => inA.get(line) === 1 && inB.get(line) === 1;
  const shared = b.filter(isShared);
  return a.filter(isShared).every((line, index) => line === shared[index]);
}
