import { outputChanges } from "./changes/output.js";
import type { BreakingRule } from "./rule.js";

export const packageRenamed: BreakingRule = {
  id: "package-renamed",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  general: true,
  summary: "A package is installed or imported under another name.",
  why: "Users keep the old package for ever, or find that an update breaks every import.",
  help: "keep the name, or publish under both",
  check: (comparison) =>
    outputChanges(comparison, "package", ({ title, changes }) => `another package in ${title}: ${changes}`),
};
