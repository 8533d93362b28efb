import type { Entry } from "../model/catalog.js";
import type { ModuleIndex } from "./pairs.js";

/** Whether an entry has gone as it should: deprecated for at least one version, and reserved afterwards. */
export function isInOrder(after: ModuleIndex, before: Entry): boolean {
  return before.deprecated !== undefined && after.isReserved(before.code) && isNameKept(after, before.name);
}

/** Whether a name cannot come back with another meaning. */
export function isNameKept(after: ModuleIndex, name: string): boolean {
  return after.reservedNames.has(name) || after.byName.has(name);
}
