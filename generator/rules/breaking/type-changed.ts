import { outputChanges } from "./reading/output.js";
import type { BreakingRule } from "./rule.js";

export const typeChanged: BreakingRule = {
  id: "type-changed",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  summary: "Something has another type in a language, although the codes of its module are of the type they were.",
  why: "Code that goes by the old type no longer compiles.",
  check: (comparison) =>
    outputChanges(comparison, "type", ({ title, place, changes }) => `another type in ${title}${place}: ${changes}`),
};
