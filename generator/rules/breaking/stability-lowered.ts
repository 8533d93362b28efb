import { stabilityChanges } from "./changes/stability.js";
import type { BreakingRule } from "./rule.js";

export const stabilityLowered: BreakingRule = {
  id: "stability-lowered",
  severity: "error",
  bump: "major",
  categories: ["LIFECYCLE"],
  summary: "What was stable is experimental.",
  why: "Callers rely on it, and the next version may change or remove it without notice.",
  help: "keep it stable; deprecate it if it is to go",
  check: (comparison) => stabilityChanges(comparison, "experimental"),
};
