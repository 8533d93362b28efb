import { outputChanges } from "./changes/output.js";
import type { BreakingRule } from "./rule.js";

export const identifierChanged: BreakingRule = {
  id: "identifier-changed",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  general: true,
  summary: "An identifier in generated code was renamed, although the name in the spec did not change.",
  why: "The casing, an initialism, an option or errspec itself changed. Code that uses the old name no longer compiles.",
  help: "restore the option or the initialism",
  check: (comparison) =>
    outputChanges(comparison, "changed", ({ title, place, changes }) => `renamed in ${title}${place}: ${changes}`),
};
