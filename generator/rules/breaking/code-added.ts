import { entryId } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const codeAdded: BreakingRule = {
  id: "code-added",
  severity: "info",
  bump: "minor",
  categories: ["WIRE"],
  summary: "A code was added.",
  why: "Deployed clients do not know it: they keep its number and fall back to the common code, if there is one.",
  *check({ added }) {
    for (const { module, after, moved } of added) {
      if (moved || after === module.after.module.success) continue;
      yield {
        subject: entryId(after),
        span: after.at("code"),
        previousSpan: module.before.module.at("module"),
        previously: "it was not in this module",
        message: `new code ${after.code} (${after.name}) in ${after.module}`,
      };
    }
  },
};
