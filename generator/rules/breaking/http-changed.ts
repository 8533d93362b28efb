import { kinds } from "../../model/kind.js";
import { changedIn, entryChange, shown, step } from "./changes/entry.js";
import { entryId, keptReactions } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const httpChanged: BreakingRule = {
  id: "http-changed",
  severity: "error",
  bump: "major",
  categories: ["BEHAVIOR"],
  summary: "A service that passes the error on answers with another HTTP status.",
  why: "Proxies, monitors and clients of that service go by the status.",
  *check(comparison) {
    for (const { pair, from, to } of changedIn(keptReactions(comparison), (entry) => entry.http)) {
      const { before, after } = pair;
      // A kind brings its status along, and is reported already.
      if (before.kind !== after.kind && from === kinds[before.kind].http && to === kinds[after.kind].http) continue;
      yield entryChange(pair, ["http"], {
        detail: step(from, to),
        previously: `it was ${shown(from)}`,
        message: `the HTTP status for ${entryId(before)} (${before.name}) was ${shown(from)} and is ${shown(to)}`,
      });
    }
  },
};
