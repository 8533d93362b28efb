import { entryId, keptReactions } from "../../compare/comparison.js";
import { carrierOf, isPublic } from "../../model/sent.js";
import { entryChange, shown, step } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const carrierChanged: BreakingRule = {
  id: "carrier-changed",
  severity: "error",
  bump: "major",
  categories: ["BEHAVIOR"],
  summary: "Another common code carries the code of a module.",
  why: "Clients that compare only the common code take it for another error.",
  *check(comparison) {
    for (const pair of keptReactions(comparison)) {
      const { before, after } = pair;
      if (!isPublic(before) || !isPublic(after)) continue;
      const from = carrierOf(comparison.before, before);
      const to = carrierOf(comparison.after, after);
      // A carrier with another number has a finding of its own, and so have a kind and a status that it follows from.
      if (from === undefined || to === undefined || from.name === to.name || from.code === to.code) continue;
      if (before.kind !== after.kind || before.http !== after.http) continue;
      yield entryChange(pair, ["carrier"], {
        detail: step(from.code, to.code),
        previously: `it was carried by ${shown(from.name)}`,
        message: `${entryId(before)} (${before.name}) is carried by ${to.code} (${to.name}) instead of ${from.code} (${from.name})`,
        help: `write \`carrier: ${from.name}\``,
      });
    }
  },
};
