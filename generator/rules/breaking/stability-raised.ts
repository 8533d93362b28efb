import { stabilityChanges } from "./changes/stability.js";
import type { BreakingRule } from "./rule.js";

export const stabilityRaised: BreakingRule = {
  id: "stability-raised",
  severity: "info",
  bump: "minor",
  categories: ["LIFECYCLE"],
  summary: "Something experimental became stable.",
  why: "Callers can rely on it from now on.",
  check: (comparison) => stabilityChanges(comparison, "stable"),
};
