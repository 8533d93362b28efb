import { outputChanges } from "./changes/output.js";
import type { BreakingRule } from "./rule.js";

export const typeChanged: BreakingRule = {
  id: "type-changed",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  general: true,
  summary: "A type in generated code changed, although the code types did not.",
  why: "Code that relies on the old type no longer compiles, or no longer matches what it compares with.",
  *check(comparison) {
    for (const event of ["type", "matches"] as const) {
      yield* outputChanges(
        comparison,
        event,
        ({ title, place, changes }) => `type changed in ${title}${place}: ${changes}`,
      );
    }
  },
};
