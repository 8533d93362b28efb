import type { Group } from "../model/catalog.js";
import { compareCodes } from "../model/code-type.js";
import type { CodeType } from "../model/code-type.js";
import type { ModulePair } from "./pairs.js";

/** The groups that exist in both versions. */
export function* groupPairs(
  modules: readonly ModulePair[],
): Iterable<{ readonly pair: ModulePair; readonly group: Group; readonly same: Group }> {
  for (const pair of modules) {
    const laterGroups = new Map(pair.after.module.groups.map((group) => [group.id, group]));
    for (const group of pair.before.module.groups) {
      const same = laterGroups.get(group.id);
      if (same !== undefined) yield { pair, group, same };
    }
  }
}

/** Whether a range contains all of another. */
export function holds(
  type: CodeType,
  [first, last]: readonly [string, string],
  inner: readonly [string, string],
): boolean {
  return compareCodes(type, first, inner[0]) <= 0 && compareCodes(type, inner[1], last) <= 0;
}
