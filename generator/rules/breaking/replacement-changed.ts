import { entryChange, shown, step } from "./changes/entry.js";
import { entryId, kept } from "../../compare/comparison.js";
import type { ModulePair } from "../../compare/pairs.js";
import type { BreakingRule } from "./rule.js";

export const replacementChanged: BreakingRule = {
  id: "replacement-changed",
  severity: "warning",
  bump: "patch",
  categories: ["LIFECYCLE"],
  summary: "The replacement of a deprecated entry changed.",
  why: "Callers who followed the first advice have to migrate again.",
  *check(comparison) {
    for (const pair of kept(comparison)) {
      const { before, after } = pair;
      if (before.deprecated?.replacedBy === undefined || after.deprecated === undefined) continue;
      const [from, to] = [before.deprecated.replacedBy, after.deprecated.replacedBy];
      if (from === to || isSame(pair.module, from, to)) continue;
      yield entryChange(pair, ["deprecated", "replaced-by"], {
        detail: step(from, to),
        previously: `it was ${from}`,
        message: `the replacement of ${entryId(before)} (${before.name}) changed from ${from} to ${shown(to)}`,
      });
    }
  },
};

/** Whether both names refer to the same entry, which was renamed. */
function isSame({ before, after }: ModulePair, from: string, to: string | undefined): boolean {
  const code = before.byName.get(from)?.code;
  return to !== undefined && code !== undefined && after.byName.get(to)?.code === code;
}
