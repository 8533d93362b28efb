import { rangeText } from "../../model/code-type.js";
import { step } from "./changes/entry.js";
import { groupPairs, holds } from "../../compare/groups.js";
import type { BreakingRule } from "./rule.js";

export const rangeShrunk: BreakingRule = {
  id: "range-shrunk",
  severity: "warning",
  bump: "patch",
  categories: ["LIFECYCLE"],
  summary: "The range of a group shrank.",
  why: "Code that relies on the range finds codes of the group outside of it, or codes of other groups inside.",
  *check({ modules }) {
    for (const { pair, group, same } of groupPairs(modules)) {
      const { codeType } = pair.after.module;
      if (group.range === undefined || codeType.kind !== pair.before.module.codeType.kind) continue;
      if (same.range !== undefined && holds(codeType, same.range, group.range)) continue;
      yield {
        subject: `${pair.before.module.id}/${group.id}`,
        detail: step(rangeText(group.range), same.range && rangeText(same.range)),
        span: same.at("range"),
        previousSpan: group.at("range"),
        previously: `it was ${rangeText(group.range)}`,
        message: `the range of ${group.id} of ${pair.before.module.id} changed from ${rangeText(group.range)} to ${(same.range && rangeText(same.range)) ?? "no range"}`,
      };
    }
  },
};
