import { outputChanges } from "./reading/output.js";
import type { BreakingRule } from "./rule.js";

export const sentinelChanged: BreakingRule = {
  id: "sentinel-changed",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  summary: "A name compares equal to another kind than before.",
  why: "Code that asks for the kind no longer gets this error.",
  check: (comparison) =>
    outputChanges(comparison, "matches", ({ title, place, changes }) => `another kind in ${title}${place}: ${changes}`),
};
