import { changedIn, entryChange, shown, step } from "./changes/entry.js";
import { entryId, keptReactions } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const fallbackChanged: BreakingRule = {
  id: "fallback-changed",
  severity: "warning",
  bump: "minor",
  categories: ["BEHAVIOR"],
  summary: "The fallback action for the caller changed.",
  why: "Programs that use it end with another action.",
  *check(comparison) {
    for (const { pair, from, to } of changedIn(keptReactions(comparison), (entry) => entry.fallback)) {
      const { before } = pair;
      yield entryChange(pair, ["fallback"], {
        detail: step(from, to),
        previously: `it was ${shown(from)}`,
        message: `the fallback for ${entryId(before)} (${before.name}) changed from ${shown(from)} to ${shown(to)}`,
      });
    }
  },
};
