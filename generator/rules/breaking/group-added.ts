import type { BreakingRule } from "./rule.js";

export const groupAdded: BreakingRule = {
  id: "group-added",
  severity: "info",
  bump: "patch",
  categories: ["DOCS"],
  summary: "A group was added.",
  why: "Nobody depends on it yet.",
  *check({ modules }) {
    for (const { before, after } of modules) {
      for (const group of after.module.groups) {
        if (before.module.groups.some(({ id }) => id === group.id)) continue;
        yield {
          subject: `${after.module.id}/${group.id}`,
          span: group.at(),
          previousSpan: before.module.at("groups"),
          previously: "it was not here",
          message: `new group ${group.id} in ${after.module.id}`,
        };
      }
    }
  },
};
