import { entryChange, step } from "./changes/entry.js";
import { affected, reactionFields } from "../../compare/comparison.js";
import type { EntryPair } from "../../compare/pairs.js";
import type { BreakingRule } from "./rule.js";

export const codeRenumbered: BreakingRule = {
  id: "code-renumbered",
  severity: "error",
  bump: "major",
  categories: ["WIRE", "BEHAVIOR", "SRC", "DOCS"],
  summary: "A name stands for another code.",
  why: "Deployed clients compare with the old code, and no longer know the error.",
  help: "give it its code back, and the new code a name of its own",
  *check({ entries, breaks }) {
    for (const pair of entries) {
      if (pair.relation !== "renumbered") continue;
      const { before, after } = pair;
      yield entryChange(pair, ["code"], {
        detail: step(before.code, after.code),
        previously: `it was ${before.code}`,
        message: `${before.name} of ${before.module} was ${before.code} and is ${after.code}`,
        categories: [
          "WIRE",
          ...(isOther(pair) ? (["BEHAVIOR"] as const) : []),
          ...affected(breaks({ what: "entry", module: before.module, code: before.code })),
        ],
      });
    }
  },
};

/** Whether the old code is now that of an error which clients do something else about. */
function isOther({ module, before }: EntryPair): boolean {
  const taken = module.after.byCode.get(before.code);
  return taken !== undefined && reactionFields.some((field) => taken[field] !== before[field]);
}
