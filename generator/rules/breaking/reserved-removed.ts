import { listed } from "./changes/entry.js";
import { affected } from "../../compare/comparison.js";
import { isNameKept } from "../../compare/retirement.js";
import { uncovered } from "../../compare/reserved.js";
import { isAllExperimental } from "../../compare/stability.js";
import type { BreakingRule } from "./rule.js";

export const reservedRemoved: BreakingRule = {
  id: "reserved-removed",
  severity: "error",
  bump: "major",
  categories: ["LIFECYCLE", "DOCS"],
  summary: "A code or a name is no longer reserved.",
  why: "It can come back with another meaning, which the reservation prevented.",
  help: "restore the reservation: what was used once stays reserved",
  *check({ modules, breaks }) {
    for (const { before, after } of modules) {
      if (before.module.codeType.kind !== after.module.codeType.kind) continue;
      for (const { codes, names, at } of before.module.reserved) {
        const freed = [
          ...codes.flatMap((range) => uncovered(range, after)),
          ...names.filter((name) => !isNameKept(after, name)),
        ];
        if (freed.length === 0) continue;
        yield {
          subject: before.module.id,
          experimental: isAllExperimental(before.module),
          detail: freed.join(),
          span: after.module.at("reserved"),
          previousSpan: at(),
          previously: "it was reserved here",
          message: `${listed(freed)} of ${before.module.id} ${freed.length === 1 ? "is" : "are"} no longer reserved`,
          categories: ["LIFECYCLE", ...affected(breaks({ what: "reserved", module: before.module.id }))],
        };
      }
    }
  },
};
