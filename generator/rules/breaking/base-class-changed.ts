import { outputChanges } from "./changes/output.js";
import type { BreakingRule } from "./rule.js";

export const baseClassChanged: BreakingRule = {
  id: "base-class-changed",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  summary: "A class has other base classes, although its name and its kind are what they were.",
  why: "Code that catches the base class no longer catches it.",
  check: (comparison) =>
    outputChanges(
      comparison,
      "base",
      ({ title, place, changes }) => `another base class in ${title}${place}: ${changes}`,
    ),
};
