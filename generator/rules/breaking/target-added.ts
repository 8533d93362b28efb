import type { BreakingRule } from "./rule.js";

export const targetAdded: BreakingRule = {
  id: "target-added",
  severity: "info",
  bump: "minor",
  categories: ["SRC", "DOCS"],
  general: true,
  summary: "A target was added.",
  why: "Nobody depends on it yet.",
  *check({ addedTargets, before, after }) {
    for (const { target, title, category } of addedTargets) {
      yield {
        subject: target,
        span: after.at("targets", target),
        previousSpan: before.at("targets"),
        previously: "it was not a target",
        message: `new target: ${title}`,
        categories: [category],
      };
    }
  },
};
