import type { Module } from "../../model/catalog.js";
import { diceCoefficient, sharedPairs } from "../../model/letter-pairs.js";
import type { DraftModule } from "../draft/draft.js";
import { codesBefore, saidBefore, saidOf } from "./snapshot.js";
import type { Said, Snapshot } from "./snapshot.js";

/** Below this share of common pairs of letters, two texts say different things. */
const alike = 0.3;

/**
 * Whether the words of a code were replaced and not just reworded. What has moved between title, text and note, or is
 * now said at more length, is the same; what many codes say, such as `try again later`, tells nothing.
 */
export function isOtherMeaning(before: Said, now: Said, source: string, usual: ReadonlySet<string>): boolean {
  if (before.text[source] === now.text[source]) return false;
  const [old, next] = [before, now].map((said) => clausesOf(said, source).filter((clause) => !usual.has(clause)));
  if (old === undefined || next === undefined || old.length === 0 || next.length === 0) return false;
  const [allOld, allNext] = [old.join(""), next.join("")];
  if (
    old.some((clause) => clause.length > 1 && allNext.includes(clause)) ||
    next.some((clause) => clause.length > 1 && allOld.includes(clause))
  )
    return false;
  return Math.max(similarity(old[0] ?? "", next[0] ?? ""), similarity(allOld, allNext)) < alike;
}

/** The parts of what is said, each without blanks and marks. */
function clausesOf({ title, text, note }: Said, source: string): string[] {
  return [title[source], text[source], note[source]]
    .flatMap((words) => (words ?? "").split(/[,，。.;；:：!！?？\n]+/).map(letters))
    .filter((clause) => clause !== "");
}

/** The clauses that several codes of a module share, before or now. */
export function usualClauses(
  base: Snapshot | undefined,
  home: Module,
  theirs: DraftModule,
  source: string,
): ReadonlySet<string> {
  const usual = new Set<string>();
  const before =
    base === undefined ? [] : codesBefore(base, home.id).flatMap((code) => saidBefore(base, home.id, code) ?? []);
  for (const edition of [before, theirs.entries.map(saidOf)]) {
    const counts = new Map<string, number>();
    for (const said of edition) {
      for (const clause of new Set(clausesOf(said, source))) {
        const count = (counts.get(clause) ?? 0) + 1;
        counts.set(clause, count);
        if (count === 3) usual.add(clause);
      }
    }
  }
  return usual;
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** How similar two texts are, from 0 to 1, by their pairs of neighboring letters. */
function similarity(a: string, b: string): number {
  return a === b ? 1 : diceCoefficient(sharedPairs(a, b));
}
