import type { Module } from "../../model/catalog.js";
import { diceCoefficient, sharedPairs } from "../../model/letter-pairs.js";
import type { DraftModule } from "../draft/draft.js";
import { codesBefore, formerStatement, statementOf } from "./snapshot.js";
import type { Statement, Snapshot } from "./snapshot.js";

/** Two texts whose similarity is below this have different meanings. */
const leastSimilarity = 0.3;

/**
 * Whether the text of a code was replaced and not just reworded. Moving a text between title, text and note, or making it
 * longer, does not change the meaning. Clauses that many codes share, such as `try again later`, do not count.
 */
export function isOtherMeaning(before: Statement, now: Statement, source: string, usual: ReadonlySet<string>): boolean {
  if (before.text[source] === now.text[source]) return false;
  const [old, next] = [before, now].map((statement) =>
    clausesOf(statement, source).filter((clause) => !usual.has(clause)),
  );
  if (old === undefined || next === undefined || old.length === 0 || next.length === 0) return false;
  const [allOld, allNext] = [old.join(""), next.join("")];
  if (
    old.some((clause) => clause.length > 1 && allNext.includes(clause)) ||
    next.some((clause) => clause.length > 1 && allOld.includes(clause))
  )
    return false;
  return Math.max(similarity(old[0] ?? "", next[0] ?? ""), similarity(allOld, allNext)) < leastSimilarity;
}

/** The clauses of title, text and note, without whitespace and punctuation. */
function clausesOf({ title, text, note }: Statement, source: string): string[] {
  return [title[source], text[source], note[source]]
    .flatMap((words) => (words ?? "").split(/[,，。.;；:：!！?？\n]+/).map(letters))
    .filter((clause) => clause !== "");
}

/** The clauses that at least three codes of a module share, in the former or the new edition. */
export function usualClauses(
  base: Snapshot | undefined,
  home: Module,
  theirs: DraftModule,
  source: string,
): ReadonlySet<string> {
  const usual = new Set<string>();
  const before =
    base === undefined ? [] : codesBefore(base, home.id).flatMap((code) => formerStatement(base, home.id, code) ?? []);
  for (const edition of [before, theirs.entries.map(statementOf)]) {
    const counts = new Map<string, number>();
    for (const statement of edition) {
      for (const clause of new Set(clausesOf(statement, source))) {
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
