import { outputChanges } from "./changes/output.js";
import type { BreakingRule } from "./rule.js";

export const packageRenamed: BreakingRule = {
  id: "package-renamed",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  general: true,
  summary: "The name of a package changed.",
  why: "Users stay on the old package, or an update breaks all of their imports.",
  help: "keep the name, or publish under both names",
  check: (comparison) =>
    outputChanges(comparison, "package", ({ title, changes }) => `package renamed in ${title}: ${changes}`),
};
