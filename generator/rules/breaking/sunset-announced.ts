import { entryChange, step } from "./changes/entry.js";
import { entryId, kept } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const sunsetAnnounced: BreakingRule = {
  id: "sunset-announced",
  severity: "info",
  bump: "minor",
  categories: ["LIFECYCLE"],
  summary: "A deprecated code got a sunset, or a later one.",
  why: "Callers know how much time they have.",
  *check(comparison) {
    for (const pair of kept(comparison)) {
      const { before, after } = pair;
      const [from, to] = [before.deprecated?.sunset, after.deprecated?.sunset];
      // deprecated-added reports new deprecations.
      if (before.deprecated === undefined || to === undefined || (from !== undefined && to <= from)) continue;
      yield entryChange(pair, ["deprecated", "sunset"], {
        detail: step(from, to),
        previously: from === undefined ? "it had no sunset" : `it was ${from}`,
        message: `${entryId(before)} (${after.name}) may be removed from ${to}`,
      });
    }
  },
};
