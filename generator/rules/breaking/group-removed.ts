import type { BreakingRule } from "./rule.js";

export const groupRemoved: BreakingRule = {
  id: "group-removed",
  severity: "warning",
  bump: "patch",
  categories: ["DOCS"],
  summary: "A group is gone.",
  why: "Links to its part of the page lead to the top.",
  *check({ modules }) {
    for (const { before, after } of modules) {
      for (const group of before.module.groups) {
        if (after.module.groups.some(({ id }) => id === group.id)) continue;
        yield {
          of: `${before.module.id}/${group.id}`,
          at: after.module.at("groups"),
          was: group.at(),
          before: "it was here",
          message: `the group ${group.id} of ${before.module.id} is gone`,
        };
      }
    }
  },
};
