import { outputChanges } from "./changes/output.js";
import type { BreakingRule } from "./rule.js";

export const identifierChanged: BreakingRule = {
  id: "identifier-changed",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  general: true,
  summary: "Something is called otherwise in a language, although its name in the spec is what it was.",
  why: "A change of casing, of initialisms, of an option, or of errspec itself: code with the old name no longer compiles.",
  help: "put the option or the initialism back as it was",
  check: (comparison) =>
    outputChanges(comparison, "changed", ({ title, place, changes }) => `other names in ${title}${place}: ${changes}`),
};
