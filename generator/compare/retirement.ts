import type { Entry } from "../model/catalog.js";
import type { ModuleIndex } from "./pairs.js";

/** Whether an entry was removed properly: deprecated in the earlier version, and reserved afterwards. */
export function isInOrder(after: ModuleIndex, before: Entry): boolean {
  return before.deprecated !== undefined && after.isReserved(before.code) && isNameKept(after, before.name);
}

/** Whether a name is reserved or still in use, so that it cannot return with another meaning. */
export function isNameKept(after: ModuleIndex, name: string): boolean {
  return after.reservedNames.has(name) || after.byName.has(name);
}
