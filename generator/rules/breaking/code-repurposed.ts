import { entryChange, step } from "./changes/entry.js";
import { affected, reactionFields } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const codeRepurposed: BreakingRule = {
  id: "code-repurposed",
  severity: "error",
  bump: "major",
  categories: ["WIRE", "BEHAVIOR", "SRC", "DOCS"],
  summary: "A code has another name and another meaning.",
  why: "Deployed clients take the new error for the old one and handle it as before.",
  *check({ entries, breaks }) {
    for (const pair of entries) {
      const { before, after, relation } = pair;
      if (relation !== "repurposed") continue;
      const reacts = reactionFields.some((field) => before[field] !== after[field]);
      yield entryChange(pair, ["name"], {
        detail: step(before.name, after.name),
        previously: `it was ${before.name}`,
        message: `the code ${before.code} of ${before.module} meant ${before.name} and now means ${after.name}`,
        help:
          after.was.length > before.was.length
            ? "`was:` informs readers, but not deployed clients; use a new code"
            : "use a new code for the new meaning; if the meaning is the same, keep the old name as an alias",
        categories: [
          "WIRE",
          ...(reacts ? (["BEHAVIOR"] as const) : []),
          ...affected(breaks({ what: "entry", module: before.module, code: before.code })),
        ],
      });
    }
  },
};
