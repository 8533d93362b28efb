import { affected, entryId } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const codeMoved: BreakingRule = {
  id: "code-moved",
  severity: "error",
  bump: "major",
  categories: ["WIRE", "SRC", "DOCS"],
  summary: "A code moved to another module.",
  why: "Clients cannot decode it in a response of the old module, and imports of it no longer compile.",
  help: "leave it in its module: a code has a meaning only there",
  *check({ removed, breaks }) {
    for (const { before, movedTo } of removed) {
      if (movedTo === undefined) continue;
      yield {
        subject: entryId(before),
        detail: movedTo.module,
        span: movedTo.at("code"),
        previousSpan: before.at("code"),
        previously: `it was a code of ${before.module}`,
        message: `the code ${before.code} (${before.name}) moved from ${before.module} to ${movedTo.module}`,
        categories: ["WIRE", ...affected(breaks({ what: "entry", module: before.module, code: before.code }))],
      };
    }
  },
};
