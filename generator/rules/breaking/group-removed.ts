import type { BreakingRule } from "./rule.js";

export const groupRemoved: BreakingRule = {
  id: "group-removed",
  severity: "warning",
  bump: "patch",
  categories: ["DOCS"],
  summary: "A group was removed.",
  why: "Links to its section lead to the top of the page.",
  *check({ modules }) {
    for (const { before, after } of modules) {
      for (const group of before.module.groups) {
        if (after.module.groups.some(({ id }) => id === group.id)) continue;
        yield {
          subject: `${before.module.id}/${group.id}`,
          span: after.module.at("groups"),
          previousSpan: group.at(),
          previously: "it was here",
          message: `the group ${group.id} of ${before.module.id} was removed`,
        };
      }
    }
  },
};
