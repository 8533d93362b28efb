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
  summary: "The sunset of a deprecated code was brought forward or withdrawn.",
  why: "Callers have planned for the old date. The next version could remove the code, and no rule would know about the promise.",
  *check(comparison) {
    for (const pair of kept(comparison)) {
      const { before, after } = pair;
      const [from, to] = [sunsetAhead(before, comparison.today), after.deprecated?.sunset];
      if (from === undefined || (to !== undefined && to >= from)) continue;
      yield entryChange(pair, after.deprecated === undefined ? ["name"] : ["deprecated", "sunset"], {
        detail: step(from, to),
        previously: `it was ${from}`,
        message: `${entryId(before)} (${after.name}) was not to be removed before ${from}, but ${now(after)}`,
        help:
          after.deprecated === undefined
            ? "keep it deprecated until then; if it stays for good, allow this finding"
            : "restore the date; a later one is always possible",
      });
    }
  },
};

function now({ deprecated }: Entry): string {
  if (deprecated === undefined) return "it is no longer deprecated, so the promise is lost";
  return `now it may be removed ${deprecated.sunset === undefined ? "at any time" : `from ${deprecated.sunset}`}`;
}
