import { outputChanges } from "./changes/output.js";
import type { BreakingRule } from "./rule.js";

export const baseClassChanged: BreakingRule = {
  id: "base-class-changed",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  summary: "The base classes of a class changed, although its name and its kind did not.",
  why: "Code that catches the base class no longer catches it.",
  check: (comparison) =>
    outputChanges(
      comparison,
      "base",
      ({ title, place, changes }) => `base class changed in ${title}${place}: ${changes}`,
    ),
};
