import { affected, entryId } from "../../compare/comparison.js";
import { isInOrder } from "../../compare/retirement.js";
import type { BreakingRule } from "./rule.js";

export const codeRetired: BreakingRule = {
  id: "code-retired",
  severity: "warning",
  bump: "major",
  categories: ["WIRE", "SRC", "DOCS"],
  summary: "A deprecated code was removed and is now reserved.",
  why: "The removal was announced, but new clients do not know the code, and code that uses its name no longer compiles.",
  *check({ removed, breaks }) {
    for (const { module, before, movedTo } of removed) {
      if (movedTo !== undefined || !isInOrder(module.after, before)) continue;
      const affects = affected(breaks({ what: "entry", module: before.module, code: before.code }));
      yield {
        subject: entryId(before),
        span: module.after.module.at("reserved"),
        previousSpan: before.at("code"),
        previously: `it was ${before.name}, deprecated`,
        message: `the deprecated code ${before.code} (${before.name}) of ${before.module} was removed and is reserved`,
        categories: ["WIRE", ...affects],
      };
    }
  },
};
