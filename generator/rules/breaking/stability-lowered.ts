import { stabilityChanges } from "./changes/stability.js";
import type { BreakingRule } from "./rule.js";

export const stabilityLowered: BreakingRule = {
  id: "stability-lowered",
  severity: "error",
  bump: "major",
  categories: ["LIFECYCLE"],
  summary: "Something stable became experimental.",
  why: "Callers rely on it, and the next version may change or remove it without notice.",
  help: "keep it stable; deprecate it if it will be removed",
  check: (comparison) => stabilityChanges(comparison, "experimental"),
};
