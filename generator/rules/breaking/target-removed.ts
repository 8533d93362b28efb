import type { BreakingRule } from "./rule.js";

export const targetRemoved: BreakingRule = {
  id: "target-removed",
  severity: "error",
  bump: "major",
  categories: ["SRC", "DOCS"],
  general: true,
  summary: "A target was removed.",
  why: "Its users get no new versions.",
  *check({ removedTargets, before, after }) {
    for (const { target, title, category } of removedTargets) {
      yield {
        subject: target,
        span: after.at("targets"),
        previousSpan: before.at("targets", target),
        previously: "it was a target",
        message: `target removed: ${title}`,
        categories: [category],
      };
    }
  },
};
