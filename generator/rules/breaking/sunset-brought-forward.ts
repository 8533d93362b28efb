import { entryChange, step } from "./reading/changes.js";
import { entryId, kept } from "./reading/comparison.js";
import { sunsetAhead } from "./reading/sunset.js";
import type { BreakingRule } from "./rule.js";

export const sunsetBroughtForward: BreakingRule = {
  id: "sunset-brought-forward",
  severity: "warning",
  bump: "minor",
  categories: ["LIFECYCLE"],
  summary: "A deprecated code may be removed sooner than callers were told.",
  why: "They have planned by the first day, and may not hear of the second in time.",
  help: "leave the day as it was, or tell those who call the API",
  *check(comparison) {
    for (const pair of kept(comparison)) {
      const { before, after } = pair;
      const [from, to] = [sunsetAhead(before, comparison.today), after.deprecated?.sunset];
      if (from === undefined || after.deprecated === undefined || (to !== undefined && to >= from)) continue;
      yield entryChange(pair, ["deprecated", "sunset"], {
        detail: step(from, to),
        before: `it was ${from}`,
        message: `${entryId(before)} (${after.name}) was not to be removed before ${from}, and now may be ${to === undefined ? "at any time" : `from ${to}`}`,
      });
    }
  },
};
