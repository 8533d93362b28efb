import { entryChange } from "./changes/entry.js";
import { entryId, kept } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const deprecatedRemoved: BreakingRule = {
  id: "deprecated-removed",
  severity: "warning",
  bump: "minor",
  categories: ["LIFECYCLE"],
  summary: "A code is no longer deprecated.",
  why: "Callers who migrated did so for nothing, and may ignore the next deprecation.",
  *check(comparison) {
    for (const pair of kept(comparison)) {
      const { before, after } = pair;
      if (before.deprecated === undefined || after.deprecated !== undefined) continue;
      yield entryChange(pair, ["deprecated"], {
        previously: "it was deprecated",
        message: `${entryId(before)} (${after.name}) is no longer deprecated`,
      });
    }
  },
};
