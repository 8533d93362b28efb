import { affected, entryId } from "../../compare/comparison.js";
import { isInOrder } from "../../compare/retirement.js";
import type { BreakingRule } from "./rule.js";

export const codeRemoved: BreakingRule = {
  id: "code-removed",
  severity: "error",
  bump: "major",
  categories: ["WIRE", "SRC", "DOCS"],
  summary: "A code is gone that was not deprecated before, or is not reserved now.",
  why: "Servers may still send it, and new clients then see an unknown code; code that names it no longer compiles.",
  *check({ gone, breaks }) {
    for (const { module, before, movedTo } of gone) {
      if (movedTo !== undefined || isInOrder(module.after, before)) continue;
      // What success is, the envelope says: without an entry it is decoded as before.
      const who = before === module.before.module.success ? (["DOCS"] as const) : (["WIRE"] as const);
      yield {
        subject: entryId(before),
        span: module.after.module.at("module"),
        previousSpan: before.at("code"),
        previously: `it was ${before.name}`,
        message: `the code ${before.code} (${before.name}) of ${before.module} is gone`,
        help:
          before.deprecated === undefined
            ? "deprecate it first, for at least one version; then move it to `reserved`"
            : "move its code and its name to `reserved`",
        categories: [...who, ...affected(breaks({ what: "entry", module: before.module, code: before.code }))],
      };
    }
  },
};
