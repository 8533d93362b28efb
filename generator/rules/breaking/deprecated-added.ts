import { entryChange } from "./changes/entry.js";
import { entryId, kept } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const deprecatedAdded: BreakingRule = {
  id: "deprecated-added",
  severity: "info",
  bump: "minor",
  categories: ["LIFECYCLE"],
  summary: "A code was deprecated.",
  why: "It still works, but callers should stop relying on it.",
  *check(comparison) {
    for (const pair of kept(comparison)) {
      const { before, after } = pair;
      if (before.deprecated !== undefined || after.deprecated === undefined) continue;
      yield entryChange(pair, ["deprecated"], {
        previously: "it was not deprecated",
        message: `${entryId(before)} (${after.name}) is now deprecated`,
      });
    }
  },
};
