import { entryChange, step } from "./changes/entry.js";
import { affected, reactionFields } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const codeRepurposed: BreakingRule = {
  id: "code-repurposed",
  severity: "error",
  bump: "major",
  categories: ["WIRE", "BEHAVIOR", "SRC", "DOCS"],
  summary: "A code has another name and another meaning.",
  why: "Deployed clients take the new error for the old one, and do what helped against that.",
  *check({ entries, breaks }) {
    for (const pair of entries) {
      const { before, after, relation } = pair;
      if (relation !== "repurposed") continue;
      const reacts = reactionFields.some((field) => before[field] !== after[field]);
      yield entryChange(pair, ["name"], {
        detail: step(before.name, after.name),
        previously: `it was ${before.name}`,
        message: `the code ${before.code} of ${before.module} meant ${before.name} and means ${after.name}`,
        help:
          after.was.length > before.was.length
            ? "readers are told by `was:`, but deployed clients are not: a new code would be safe"
            : "give the new meaning a new code; if it was one meaning all along, keep the old name as an alias",
        categories: [
          "WIRE",
          ...(reacts ? (["BEHAVIOR"] as const) : []),
          ...affected(breaks({ what: "entry", module: before.module, code: before.code })),
        ],
      });
    }
  },
};
