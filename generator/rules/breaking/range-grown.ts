import { rangeText } from "../../model/code-type.js";
import { step } from "./changes/entry.js";
import { groupPairs, holds } from "../../compare/groups.js";
import type { BreakingRule } from "./rule.js";

export const rangeGrown: BreakingRule = {
  id: "range-grown",
  severity: "info",
  bump: "patch",
  categories: ["LIFECYCLE"],
  summary: "The range of a group grew.",
  why: "Every code that was in the range still is.",
  *check({ modules }) {
    for (const { pair, group, same } of groupPairs(modules)) {
      const { codeType } = pair.after.module;
      if (group.range === undefined || same.range === undefined) continue;
      if (!holds(codeType, same.range, group.range) || holds(codeType, group.range, same.range)) continue;
      yield {
        subject: `${pair.before.module.id}/${group.id}`,
        detail: step(rangeText(group.range), rangeText(same.range)),
        span: same.at("range"),
        previousSpan: group.at("range"),
        previously: `it was ${rangeText(group.range)}`,
        message: `the range of ${group.id} of ${pair.before.module.id} grew from ${rangeText(group.range)} to ${rangeText(same.range)}`,
      };
    }
  },
};
