import { stabilityChanges } from "./changes/stability.js";
import type { BreakingRule } from "./rule.js";

export const stabilityRaised: BreakingRule = {
  id: "stability-raised",
  severity: "info",
  bump: "minor",
  categories: ["LIFECYCLE"],
  summary: "What was experimental is stable.",
  why: "Callers may rely on it from now on.",
  check: (comparison) => stabilityChanges(comparison, "stable"),
};
