import { changedIn, entryChange, shown, step } from "./changes/entry.js";
import { affected, entryId, isExchanged, keptErrors } from "../../compare/comparison.js";
import { isPublic } from "../../model/sent.js";
import { sharedEnvelopes } from "./changes/envelopes.js";
import { wireOf } from "./changes/status.js";
import type { BreakingRule } from "./rule.js";

export const kindChanged: BreakingRule = {
  id: "kind-changed",
  severity: "error",
  bump: "major",
  categories: ["BEHAVIOR", "SRC", "WIRE"],
  summary: "The kind of an error changed.",
  why: "Code that handles all errors of a kind no longer handles this one, and other code does.",
  *check(comparison) {
    const isStatus = sharedEnvelopes(comparison).includes("grpc"); // its code is the kind
    for (const { pair, from, to } of changedIn(keptErrors(comparison), (entry) => entry.kind)) {
      const { before, after } = pair;
      const isSent = isStatus && isPublic(before) && isPublic(after);
      const status = before.http === after.http ? "" : `, and its HTTP status from ${before.http} to ${after.http}`;
      yield entryChange(pair, ["kind"], {
        detail: step(from, to),
        previously: `it was ${shown(from)}`,
        message: `the kind of ${entryId(before)} (${before.name}) changed from ${shown(from)} to ${shown(to)}${status}`,
        categories: [
          ...(isExchanged(pair)
            ? []
            : (["BEHAVIOR", ...(isSent ? (["WIRE"] as const) : wireOf(pair, comparison))] as const)),
          ...affected(comparison.breaks({ what: "kind", module: before.module, code: before.code })),
        ],
      });
    }
  },
};
