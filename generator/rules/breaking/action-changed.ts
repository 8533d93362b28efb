import { changedIn, entryChange, shown, step } from "./changes/entry.js";
import { entryId, keptReactions } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const actionChanged: BreakingRule = {
  id: "action-changed",
  severity: "error",
  bump: "major",
  categories: ["BEHAVIOR"],
  summary: "The action for the caller changed.",
  why: "Programs branch on it: they wait where they gave up, or ask the user where they waited.",
  *check(comparison) {
    for (const { pair, from, to } of changedIn(keptReactions(comparison), (entry) => entry.action)) {
      const { before } = pair;
      yield entryChange(pair, ["action"], {
        detail: step(from, to),
        previously: `it was ${shown(from)}`,
        message: `the action for ${entryId(before)} (${before.name}) changed from ${shown(from)} to ${shown(to)}`,
      });
    }
  },
};
