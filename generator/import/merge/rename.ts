import type { Entry } from "../../model/catalog.js";
import { snakeCase } from "../../model/name.js";
import type { Name } from "../../model/name.js";
import type { DraftEntry } from "../draft/draft.js";
import { nameFromIdentifier } from "../draft/name.js";
import type { Statement } from "./snapshot.js";

/**
 * The new name of an entry whose identifier changed in the document. Undefined if the author has replaced the proposed name,
 * or if the new name is taken. `taken` holds names in snake_case.
 */
export function newNameOf(
  before: Statement | undefined,
  mine: Entry,
  entry: DraftEntry,
  taken: ReadonlySet<string>,
): Name | undefined {
  const former = before?.cells["name"];
  const identifier = entry.cells["name"];
  if (former === undefined || identifier === undefined || former === identifier) return undefined;
  if (entry.nameFrom !== "identifier" || entry.name === mine.name || taken.has(snakeCase(entry.name))) return undefined;
  return isProposed(mine.name, former) ? entry.name : undefined;
}

/** Whether an import proposed the name from the identifier. It may have dropped any number of leading words. */
function isProposed(name: Name, identifier: string): boolean {
  const most = identifier.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/).length;
  return Array.from({ length: most }, (_, drop) => nameFromIdentifier(identifier, drop)).includes(name);
}
