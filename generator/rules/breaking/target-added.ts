import type { BreakingRule } from "./rule.js";

export const targetAdded: BreakingRule = {
  id: "target-added",
  severity: "info",
  bump: "minor",
  categories: ["SRC", "DOCS"],
  general: true,
  summary: "There is a new target.",
  why: "Nobody depends on it yet.",
  *check({ addedTargets, before, after }) {
    for (const { target, title, category } of addedTargets) {
      yield {
        of: target,
        at: after.at("targets", target),
        was: before.at("targets"),
        before: "it was no target here",
        message: `something is made for ${title}`,
        categories: [category],
      };
    }
  },
};
