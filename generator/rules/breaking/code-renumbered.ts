import { entryChange, step } from "./changes/entry.js";
import { affected, reactionFields } from "../../compare/comparison.js";
import type { EntryPair } from "../../compare/pairs.js";
import type { BreakingRule } from "./rule.js";

export const codeRenumbered: BreakingRule = {
  id: "code-renumbered",
  severity: "error",
  bump: "major",
  categories: ["WIRE", "BEHAVIOR", "SRC", "DOCS"],
  summary: "The code of a name changed.",
  why: "Deployed clients compare with the old code and do not recognize the error.",
  help: "restore its code, and give the new code a name of its own",
  *check({ entries, breaks }) {
    for (const pair of entries) {
      if (pair.relation !== "renumbered") continue;
      const { before, after } = pair;
      yield entryChange(pair, ["code"], {
        detail: step(before.code, after.code),
        previously: `it was ${before.code}`,
        message: `${before.name} of ${before.module} changed from ${before.code} to ${after.code}`,
        categories: [
          "WIRE",
          ...(isHandledDifferently(pair) ? (["BEHAVIOR"] as const) : []),
          ...affected(breaks({ what: "entry", module: before.module, code: before.code })),
        ],
      });
    }
  },
};

/** Whether the old code now belongs to an error that clients handle differently. */
function isHandledDifferently({ module, before }: EntryPair): boolean {
  const successor = module.after.byCode.get(before.code);
  return successor !== undefined && reactionFields.some((field) => successor[field] !== before[field]);
}
