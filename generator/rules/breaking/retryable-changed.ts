import { changedIn, entryChange, shown, step } from "./changes/entry.js";
import { entryId, keptReactions } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const retryableChanged: BreakingRule = {
  id: "retryable-changed",
  severity: "error",
  bump: "major",
  categories: ["BEHAVIOR"],
  summary: "Clients retry an error that they did not retry before, or the other way round.",
  why: "Requests that are not safe to repeat are repeated, or clients give up on an error that is temporary.",
  *check(comparison) {
    for (const { pair, from, to } of changedIn(keptReactions(comparison), (entry) => entry.retryable)) {
      const { before } = pair;
      yield entryChange(pair, ["retryable"], {
        detail: step(from, to),
        previously: `it was ${shown(from)}`,
        message: `clients ${to === true ? "now" : "no longer"} retry ${entryId(before)} (${before.name})`,
      });
    }
  },
};
