import { entryId } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const codeReused: BreakingRule = {
  id: "code-reused",
  severity: "error",
  bump: "major",
  categories: ["LIFECYCLE"],
  summary: "A reserved code is used again.",
  why: "Clients that know its old meaning take the new error for the old one.",
  help: "use a code that was never used",
  *check({ added }) {
    for (const { module, after } of added) {
      if (!module.before.isReserved(after.code)) continue;
      yield {
        subject: entryId(after),
        span: after.at("code"),
        previousSpan: module.before.module.at("reserved"),
        previously: "it was reserved here",
        message: `the code ${after.code} of ${after.module} was reserved and is now used for ${after.name}`,
      };
    }
  },
};
