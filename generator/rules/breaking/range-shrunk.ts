import { step } from "./reading/changes.js";
import { groupPairs, holds } from "./reading/groups.js";
import type { BreakingRule } from "./rule.js";

export const rangeShrunk: BreakingRule = {
  id: "range-shrunk",
  severity: "warning",
  bump: "patch",
  categories: ["LIFECYCLE"],
  summary: "The range of a group holds fewer codes.",
  why: "Who counts on the range finds codes of the group outside of it, or codes of others inside.",
  *check({ modules }) {
    for (const { pair, group, same } of groupPairs(modules)) {
      const { codeType } = pair.after.module;
      if (group.range === undefined || codeType.kind !== pair.before.module.codeType.kind) continue;
      if (same.range !== undefined && holds(codeType, same.range, group.range)) continue;
      yield {
        of: `${pair.before.module.id}/${group.id}`,
        detail: step(group.range.join("-"), same.range?.join("-")),
        at: same.at("range"),
        was: group.at("range"),
        before: `it was ${group.range.join("-")}`,
        message: `the range of ${group.id} of ${pair.before.module.id} was ${group.range.join("-")} and is ${same.range?.join("-") ?? "open"}`,
      };
    }
  },
};
