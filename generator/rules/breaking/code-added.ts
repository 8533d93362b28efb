import { entryId } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const codeAdded: BreakingRule = {
  id: "code-added",
  severity: "info",
  bump: "minor",
  categories: ["WIRE"],
  summary: "There is a new code.",
  why: "Deployed clients see it as unknown: they keep its number, and handle it by the common code or not at all.",
  *check({ added }) {
    for (const { module, after, moved } of added) {
      if (moved || after === module.after.module.success) continue;
      yield {
        subject: entryId(after),
        span: after.at("code"),
        previousSpan: module.before.module.at("module"),
        previously: "it was not in this module",
        message: `the code ${after.code} (${after.name}) of ${after.module} is new`,
      };
    }
  },
};
