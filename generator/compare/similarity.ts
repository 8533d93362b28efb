import type { Text } from "../model/catalog.js";
import { isInverted } from "./inversion.js";

/**
 * Whether two texts have similar content. The source locale decides, because translations follow it later. Wording, spelling
 * and punctuation may differ, but a text that was replaced or inverted is not similar. If the source locale changed, the texts
 * in both locales are compared.
 */
export function similarTexts(before: Text, after: Text, oldSource: string, newSource: string): boolean {
  const shared = [...new Set([oldSource, newSource])].flatMap((locale) => {
    const [earlier, later] = [before[locale], after[locale]];
    return earlier === undefined || later === undefined ? [] : [[earlier, later] as const];
  });
  // The source locale changed and no text is in both versions: without evidence of a change, they count as similar.
  if (shared.length === 0) return oldSource !== newSource;
  return shared.every(([earlier, later]) => similarity(earlier, later) >= 0.5 && !isInverted(earlier, later));
}

/** The similarity of two texts, from 0 to 1, by pairs of neighbouring letters; the shorter text weighs more. */
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
  // A text that was extended still contains its earlier content.
  const contained = smallest >= 3 ? common / smallest - 0.25 : 0;
  return Math.max(dice, contained);
}

/** Whether both begin with the same clause. The problem comes first, and it is the remedy that is often reworded. */
function sameBeginning(before: string, after: string): boolean {
  const first = (text: string): string => letters(text.split(/[.,;:!?。，；：！？|()（）\n]/, 1)[0] ?? "");
  const clause = first(before);
  return clause.length >= 3 && clause === first(after);
}

/** Only the letters and digits, in one width and in lower case. */
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
