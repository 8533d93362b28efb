import { entryChange, shown, step } from "./changes/entry.js";
import { entryId, kept } from "../../compare/comparison.js";
import type { ModulePair } from "../../compare/pairs.js";
import type { BreakingRule } from "./rule.js";

export const replacementChanged: BreakingRule = {
  id: "replacement-changed",
  severity: "warning",
  bump: "patch",
  categories: ["LIFECYCLE"],
  summary: "Another entry is to be used in place of a deprecated one.",
  why: "Callers who followed the first advice have to move again.",
  *check(comparison) {
    for (const pair of kept(comparison)) {
      const { before, after } = pair;
      if (before.deprecated?.replacedBy === undefined || after.deprecated === undefined) continue;
      const [from, to] = [before.deprecated.replacedBy, after.deprecated.replacedBy];
      if (from === to || isSame(pair.module, from, to)) continue;
      yield entryChange(pair, ["deprecated", "replaced-by"], {
        detail: step(from, to),
        previously: `it was ${from}`,
        message: `${entryId(before)} (${before.name}) was to be replaced by ${from}, and is by ${shown(to)}`,
      });
    }
  },
};

/** The same entry under the name it has now. */
function isSame({ before, after }: ModulePair, from: string, to: string | undefined): boolean {
  const code = before.byName.get(from)?.code;
  return to !== undefined && code !== undefined && after.byName.get(to)?.code === code;
}
