import { outputChanges } from "./changes/output.js";
import type { BreakingRule } from "./rule.js";

export const identifierRemoved: BreakingRule = {
  id: "identifier-removed",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  general: true,
  summary: "An identifier was removed from generated code, although the spec still has its subject.",
  why: "Code that uses it no longer compiles.",
  check: (comparison) =>
    outputChanges(comparison, "removed", ({ title, place, changes }) => `removed in ${title}${place}: ${changes}`),
};
