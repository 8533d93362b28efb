import type { Text } from "../model/catalog.js";
import { diceCoefficient, sharedPairs } from "../model/letter-pairs.js";
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

/** How similar two texts are, from 0 to 1, by their pairs of neighboring letters. */
function similarity(before: string, after: string): number {
  const [a, b] = [letters(before), letters(after)];
  if (a === b || sameBeginning(before, after)) return 1;
  const found = sharedPairs(a, b);
  // A text that was made longer still has the pairs of the shorter one.
  const contained = found.fewer >= 3 ? found.shared / found.fewer - 0.25 : 0;
  return Math.max(diceCoefficient(found), contained);
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
