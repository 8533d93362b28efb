import { changedIn, entryChange, shown, step } from "./changes/entry.js";
import { entryId, keptReactions } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const fallbackChanged: BreakingRule = {
  id: "fallback-changed",
  severity: "warning",
  bump: "minor",
  categories: ["BEHAVIOR"],
  summary: "Another action is asked of the caller when the first does not help.",
  why: "Programs that go by it do something else in the end.",
  *check(comparison) {
    for (const { pair, from, to } of changedIn(keptReactions(comparison), (entry) => entry.fallback)) {
      const { before } = pair;
      yield entryChange(pair, ["fallback"], {
        detail: step(from, to),
        previously: `it was ${shown(from)}`,
        message: `the fallback for ${entryId(before)} (${before.name}) was ${shown(from)} and is ${shown(to)}`,
      });
    }
  },
};
