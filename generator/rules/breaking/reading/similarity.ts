import type { Text } from "../../../model/catalog.js";

/**
 * Whether two texts say much the same, in one of the locales that both have. Wording, spelling and punctuation may
 * differ; what is replaced altogether is another meaning.
 */
export function similarTexts(before: Text, after: Text, ...sources: readonly string[]): boolean {
  const shared = Object.keys(before).filter((locale) => after[locale] !== undefined);
  if (shared.length === 0) {
    // Another source locale and no translation between them: nothing can be said, so nothing is claimed.
    return sources.length > 1 && sources[0] !== sources[1];
  }
  return shared.some((locale) => similarity(before[locale] ?? "", after[locale] ?? "") >= 0.5);
}

/** How much two texts have in common, from 0 to 1: pairs of neighbouring letters, of the shorter text for the most part. */
function similarity(before: string, after: string): number {
  const [a, b] = [letters(before), letters(after)];
  if (a === b || sameBeginning(before, after)) return 1;
  const [left, right] = [pairs(a), pairs(b)];
  const [small, large] = left.size <= right.size ? [left, right] : [right, left];
  let common = 0;
  let smallest = 0;
  let largest = 0;
  for (const count of large.values()) largest += count;
  for (const [pair, count] of small) {
    smallest += count;
    common += Math.min(count, large.get(pair) ?? 0);
  }
  if (smallest === 0) return 0;
  const dice = (2 * common) / (smallest + largest);
  // A text that was made longer still holds what it said.
  const held = smallest >= 3 ? common / smallest - 0.25 : 0;
  return Math.max(dice, held);
}

/** Whether both begin with the same clause: what went wrong stands first, and what to do about it is what gets reworded. */
function sameBeginning(before: string, after: string): boolean {
  const first = (text: string): string => letters(text.split(/[.,;:!?。，；：！？|()（）\n]/, 1)[0] ?? "");
  const clause = first(before);
  return clause.length >= 3 && clause === first(after);
}

/** Letters and digits alone, in one width and one case. */
function letters(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

function pairs(text: string): Map<string, number> {
  const found = new Map<string, number>();
  const characters = Array.from(text);
  const each = characters.slice(1).map((last, i) => (characters[i] ?? "") + last);
  for (const pair of each) found.set(pair, (found.get(pair) ?? 0) + 1);
  return found;
}
