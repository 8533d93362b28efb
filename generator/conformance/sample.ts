import type { Entry } from "../model/catalog.js";

/** The most entries of a module that have test cases of their own. */
export const mostEntries = 200;

/**
 * The entries of a module that tests decode, in their order: all of them, or the first, the last, and some between. A hash
 * of the code chooses them, so that a new entry replaces at most one of the others.
 */
export function sampleOf(entries: readonly Entry[]): readonly Entry[] {
  if (entries.length <= mostEntries) return entries;
  const between = entries.slice(1, -1).map((entry) => ({ entry, hash: hashOf(entry.code) }));
  between.sort((a, b) => a.hash - b.hash);
  const chosen = new Set(between.slice(0, mostEntries - 2).map(({ entry }) => entry));
  return entries.filter((entry, index) => chosen.has(entry) || index === 0 || index === entries.length - 1);
}

/** FNV-1a, in 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
