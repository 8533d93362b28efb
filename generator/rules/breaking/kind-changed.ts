import { changedIn, entryChange, shown, step } from "./changes/entry.js";
import { affected, entryId, isExchanged, keptErrors } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const kindChanged: BreakingRule = {
  id: "kind-changed",
  severity: "error",
  bump: "major",
  categories: ["BEHAVIOR", "SRC"],
  summary: "An error is of another kind.",
  why: "Code that handles all errors of a kind no longer handles this one, and other code does.",
  *check(comparison) {
    for (const { pair, from, to } of changedIn(keptErrors(comparison), (entry) => entry.kind)) {
      const { before, after } = pair;
      const status = before.http === after.http ? "" : `, and its HTTP status ${before.http} → ${after.http}`;
      yield entryChange(pair, ["kind"], {
        detail: step(from, to),
        previously: `it was ${shown(from)}`,
        message: `${entryId(before)} (${before.name}) was of the kind ${shown(from)} and is of ${shown(to)}${status}`,
        categories: [
          ...(isExchanged(pair) ? [] : (["BEHAVIOR"] as const)),
          ...affected(comparison.breaks({ what: "kind", module: before.module, code: before.code })),
        ],
      });
    }
  },
};
