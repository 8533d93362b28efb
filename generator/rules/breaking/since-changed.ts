import { changedIn, entryChange, shown, step } from "./changes/entry.js";
import { entryId, kept } from "../../compare/comparison.js";
import type { Comparison } from "../../compare/comparison.js";
import type { EntryPair } from "../../compare/pairs.js";
import type { BreakingRule } from "./rule.js";

export const sinceChanged: BreakingRule = {
  id: "since-changed",
  severity: "warning",
  bump: "patch",
  categories: ["LIFECYCLE"],
  summary: "The version that introduced an entry changed.",
  why: "History does not change: one of the two is wrong.",
  *check(comparison) {
    for (const { pair, from, to } of changedIn(dated(comparison), (entry) => entry.since)) {
      const { before } = pair;
      yield entryChange(pair, ["since"], {
        detail: step(from, to),
        previously: `it was ${shown(from)}`,
        message: `\`since\` of ${entryId(before)} (${before.name}) changed from ${shown(from)} to ${shown(to)}`,
      });
    }
  },
};

/** Entries that had a `since` before: to add one does not change history. */
function* dated(comparison: Comparison): Iterable<EntryPair> {
  for (const pair of kept(comparison)) if (pair.before.since !== undefined) yield pair;
}
