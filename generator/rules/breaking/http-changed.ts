import { kinds } from "../../model/kind.js";
import { changedIn, entryChange, shown, step } from "./changes/entry.js";
import { entryId, keptReactions } from "../../compare/comparison.js";
import { wireOf } from "./changes/status.js";
import type { BreakingRule } from "./rule.js";

export const httpChanged: BreakingRule = {
  id: "http-changed",
  severity: "error",
  bump: "major",
  categories: ["BEHAVIOR", "WIRE"],
  summary: "The HTTP status of an error changed.",
  why: "Services that pass the error on respond with another status, and proxies, monitors and clients depend on it.",
  *check(comparison) {
    for (const { pair, from, to } of changedIn(keptReactions(comparison), (entry) => entry.http)) {
      const { before, after } = pair;
      // Both are the default statuses of the kinds, and kind-changed reports them.
      if (before.kind !== after.kind && from === kinds[before.kind].http && to === kinds[after.kind].http) continue;
      yield entryChange(pair, ["http"], {
        detail: step(from, to),
        previously: `it was ${shown(from)}`,
        message: `the HTTP status for ${entryId(before)} (${before.name}) changed from ${shown(from)} to ${shown(to)}`,
        categories: ["BEHAVIOR", ...wireOf(pair, comparison)],
      });
    }
  },
};
