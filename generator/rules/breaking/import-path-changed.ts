import { outputChanges } from "./changes/output.js";
import type { BreakingRule } from "./rule.js";

export const importPathChanged: BreakingRule = {
  id: "import-path-changed",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  general: true,
  summary: "What is imported from a package for one module is elsewhere.",
  why: "Imports no longer resolve.",
  check: (comparison) =>
    outputChanges(
      comparison,
      "import",
      ({ title, place, changes }) => `another import in ${title}${place}: ${changes}`,
    ),
};
