import { outputChanges } from "./changes/output.js";
import type { BreakingRule } from "./rule.js";

export const typeChanged: BreakingRule = {
  id: "type-changed",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  general: true,
  summary: "Something has another type in a language, although the codes of its module are of the type they were.",
  why: "Code that goes by the old type no longer compiles, or no longer finds what it compares with.",
  *check(comparison) {
    for (const event of ["type", "matches"] as const) {
      yield* outputChanges(
        comparison,
        event,
        ({ title, place, changes }) => `another type in ${title}${place}: ${changes}`,
      );
    }
  },
};
