import { affected, entryId } from "../../compare/comparison.js";
import { isInOrder } from "../../compare/retirement.js";
import type { BreakingRule } from "./rule.js";

export const codeRemoved: BreakingRule = {
  id: "code-removed",
  severity: "error",
  bump: "major",
  categories: ["WIRE", "SRC", "DOCS"],
  summary: "A code was removed without being deprecated first and reserved afterwards.",
  why: "Servers can still send it, and new clients then see an unknown code; code that uses its name no longer compiles.",
  *check({ removed, breaks }) {
    for (const { module, before, movedTo } of removed) {
      if (movedTo !== undefined || isInOrder(module.after, before)) continue;
      // The envelope defines success, so a response is decoded as before without the entry.
      const who = before === module.before.module.success ? (["DOCS"] as const) : (["WIRE"] as const);
      yield {
        subject: entryId(before),
        span: module.after.module.at("module"),
        previousSpan: before.at("code"),
        previously: `it was ${before.name}`,
        message: `the code ${before.code} (${before.name}) of ${before.module} was removed`,
        help:
          before.deprecated === undefined
            ? "deprecate it first, for at least one version; then move it to `reserved`"
            : "move its code and its name to `reserved`",
        categories: [...who, ...affected(breaks({ what: "entry", module: before.module, code: before.code }))],
      };
    }
  },
};
