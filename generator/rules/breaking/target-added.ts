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
        subject: target,
        span: after.at("targets", target),
        previousSpan: before.at("targets"),
        previously: "it was no target here",
        message: `something is made for ${title}`,
        categories: [category],
      };
    }
  },
};
