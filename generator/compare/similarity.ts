import type { Text } from "../model/catalog.js";
import { isInverted } from "./inversion.js";

/**
 * Whether two texts say much the same. The source locale decides, for translations follow it later. Wording, spelling and
 * punctuation may differ; a text that was replaced or inverted has another meaning. Where the source locale has changed, the
 * texts of both are compared.
 */
export function similarTexts(before: Text, after: Text, oldSource: string, newSource: string): boolean {
  const shared = [...new Set([oldSource, newSource])].flatMap((locale) => {
    const [was, is] = [before[locale], after[locale]];
    return was === undefined || is === undefined ? [] : [[was, is] as const];
  });
  // Another source locale and no translation between them: nothing can be said, so nothing is claimed.
  if (shared.length === 0) return oldSource !== newSource;
  return shared.every(([was, is]) => similarity(was, is) >= 0.5 && !isInverted(was, is));
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
