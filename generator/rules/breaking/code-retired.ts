import { affected, entryId } from "../../compare/comparison.js";
import { isInOrder } from "../../compare/retirement.js";
import type { BreakingRule } from "./rule.js";

export const codeRetired: BreakingRule = {
  id: "code-retired",
  severity: "warning",
  bump: "major",
  categories: ["WIRE", "SRC", "DOCS"],
  summary: "A code that was deprecated is gone, and is reserved now.",
  why: "It was announced; all the same, new clients no longer know it, and code that names it no longer compiles.",
  *check({ gone, breaks }) {
    for (const { module, before, movedTo } of gone) {
      if (movedTo !== undefined || !isInOrder(module.after, before)) continue;
      const affects = affected(breaks({ what: "entry", module: before.module, code: before.code }));
      yield {
        subject: entryId(before),
        span: module.after.module.at("reserved"),
        previousSpan: before.at("code"),
        previously: `it was ${before.name}, deprecated`,
        message: `the code ${before.code} (${before.name}) of ${before.module}, which was deprecated, is gone and reserved`,
        categories: ["WIRE", ...affects],
      };
    }
  },
};
