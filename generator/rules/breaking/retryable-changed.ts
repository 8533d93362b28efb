import { changedIn, entryChange, shown, step } from "./changes/entry.js";
import { entryId, keptReactions } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const retryableChanged: BreakingRule = {
  id: "retryable-changed",
  severity: "error",
  bump: "major",
  categories: ["BEHAVIOR"],
  summary: "Clients repeat a request by themselves where they did not, or no longer do.",
  why: "Where it became true, requests that are not safe to repeat are; where it became false, clients give up on what would go away.",
  *check(comparison) {
    for (const { pair, from, to } of changedIn(keptReactions(comparison), (entry) => entry.retryable)) {
      const { before } = pair;
      yield entryChange(pair, ["retryable"], {
        detail: step(from, to),
        previously: `it was ${shown(from)}`,
        message: `${entryId(before)} (${before.name}) is ${to === true ? "now" : "no longer"} repeated by clients`,
      });
    }
  },
};
