import { outputChanges } from "./changes/output.js";
import type { BreakingRule } from "./rule.js";

export const importPathChanged: BreakingRule = {
  id: "import-path-changed",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  general: true,
  summary: "The import path of a module changed.",
  why: "Imports no longer resolve.",
  check: (comparison) =>
    outputChanges(
      comparison,
      "import",
      ({ title, place, changes }) => `import path changed in ${title}${place}: ${changes}`,
    ),
};
