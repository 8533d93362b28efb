import type { Entry } from "../../model/catalog.js";
import { entryChange, step } from "./changes/entry.js";
import { entryId, kept } from "../../compare/comparison.js";
import { sunsetAhead } from "../../compare/sunset.js";
import type { BreakingRule } from "./rule.js";

export const sunsetBroughtForward: BreakingRule = {
  id: "sunset-brought-forward",
  severity: "error",
  bump: "major",
  categories: ["LIFECYCLE"],
  summary: "The promise not to remove a deprecated code before a day was shortened or withdrawn.",
  why: "Callers have planned by that day. The next version could remove the code, and no rule would know that it had been promised.",
  *check(comparison) {
    for (const pair of kept(comparison)) {
      const { before, after } = pair;
      const [from, to] = [sunsetAhead(before, comparison.today), after.deprecated?.sunset];
      if (from === undefined || (to !== undefined && to >= from)) continue;
      yield entryChange(pair, after.deprecated === undefined ? ["name"] : ["deprecated", "sunset"], {
        detail: step(from, to),
        previously: `it was ${from}`,
        message: `${entryId(before)} (${after.name}) was not to be removed before ${from}, and ${now(after)}`,
        help:
          after.deprecated === undefined
            ? "keep it deprecated until then; if it stays for good, allow this finding"
            : "put the day back; a later one is always possible",
      });
    }
  },
};

function now({ deprecated }: Entry): string {
  if (deprecated === undefined) return "is no longer deprecated, so the promise is lost";
  return `now may be ${deprecated.sunset === undefined ? "at any time" : `from ${deprecated.sunset}`}`;
}
