import { outputChanges } from "./changes/output.js";
import type { BreakingRule } from "./rule.js";

export const identifierRemoved: BreakingRule = {
  id: "identifier-removed",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  general: true,
  summary: "Something that a language had is gone, although what it was made from is still in the spec.",
  why: "Code that uses it no longer compiles.",
  check: (comparison) =>
    outputChanges(comparison, "removed", ({ title, place, changes }) => `gone in ${title}${place}: ${changes}`),
};
