import type { TargetIdentifier } from "../api/target.js";
import { allEntries } from "../model/catalog.js";
import type { Catalog } from "../model/catalog.js";
import type { Exposed } from "../model/exposed.js";
import type { Range } from "../model/position.js";
import type { TargetIdentifier as PlacedIdentifier } from "../rules/lint/rule.js";
import type { CheckedItem } from "./result.js";

/** The identifiers of a target with their places in the spec. Those of nothing in the spec are left out. */
export function placedIdentifiers(
  catalog: Catalog,
  target: string,
  identifiers: readonly Pick<TargetIdentifier, "text" | "scope" | "module">[],
): readonly PlacedIdentifier[] {
  return identifiers.flatMap((identifier) => {
    const place = placeOf(catalog, identifier);
    return place === undefined ? [] : { ...identifier, target, ...place };
  });
}

interface Place {
  /** `the name of orders/1001` */
  readonly of: string;
  readonly at: () => Range;
}

function placeOf(
  { modules }: Catalog,
  { module: id, code, alias }: Pick<TargetIdentifier, "module"> & Partial<TargetIdentifier>,
): Place | undefined {
  const module = modules.find((each) => each.id === id);
  if (module === undefined) return undefined;
  if (code === undefined) return { of: `the module ${id}`, at: () => module.at("module") };
  const entry = allEntries(module).find((each) => each.code === code);
  if (entry === undefined) return undefined;
  if (alias === undefined) return { of: `the name of ${id}/${code}`, at: () => entry.at("name") };
  const index = entry.aliases.findIndex((name) => name === alias);
  return index === -1 ? undefined : { of: `an alias of ${id}/${code}`, at: () => entry.at("aliases", index) };
}

/** The surface that a target describes, as the breaking rules compare it. */
export function exposedIn(items: readonly CheckedItem[], within?: Exposed): readonly Exposed[] {
  return items.flatMap(({ role, text, type, base, members = [], ...subject }) => {
    const item: Exposed = {
      role,
      text,
      subject,
      within,
      ...(type === undefined ? {} : { type }),
      ...(base === undefined ? {} : { base }),
    };
    return [item, ...exposedIn(members, item)];
  });
}
