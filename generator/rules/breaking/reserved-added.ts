import { listed } from "./changes/entry.js";
import { isNameKept } from "../../compare/retirement.js";
import { uncovered } from "../../compare/reserved.js";
import type { BreakingRule } from "./rule.js";

export const reservedAdded: BreakingRule = {
  id: "reserved-added",
  severity: "info",
  bump: "patch",
  categories: ["LIFECYCLE"],
  summary: "More codes or names are reserved.",
  why: "Nobody depends on an unused code.",
  *check({ modules }) {
    for (const { before, after } of modules) {
      if (before.module.codeType.kind !== after.module.codeType.kind) continue;
      for (const { codes, names, at } of after.module.reserved) {
        const added = [
          ...codes.flatMap((range) => uncovered(range, before)),
          ...names.filter((name) => !isNameKept(before, name)),
        ];
        if (added.length === 0) continue;
        yield {
          subject: after.module.id,
          detail: added.join(),
          span: at(),
          previousSpan: before.module.at("reserved"),
          previously: "it was not reserved",
          message: `${listed(added)} of ${after.module.id} ${added.length === 1 ? "is" : "are"} now reserved`,
        };
      }
    }
  },
};
