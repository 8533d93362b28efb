import { allEntries } from "../../model/catalog.js";
import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { isDeviceName } from "../../model/device-name.js";
import { kebabCase } from "../../model/name.js";
import type { Name } from "../../model/name.js";
import type { Identifier } from "../target.js";

/** The pages beside those of the modules, in the order of their links. */
export const indexPages = ["index", "by-action", "by-name", "by-kind"] as const;

/** The pages of the modules: their names are the modules' ids. */
export function identifiers(catalog: Catalog): readonly Identifier[] {
  return catalog.modules.map(({ id, at }) => ({
    text: id,
    scope: "the pages of the docs",
    reserved: reservedPage(id),
    of: `the module ${id}`,
    at: at("module"),
  }));
}

function reservedPage(id: string): string | undefined {
  if (indexPages.some((page) => page === id)) return "an index page of the docs";
  return isDeviceName(id) ? "a reserved device name on Windows" : undefined;
}

/** Where the entries and groups of a module can be linked to on its page. Anchors are stable: links to them last. */
export interface Anchors {
  /** By code, then by name, then by former names. */
  readonly of: (entry: Entry) => readonly string[];
  readonly ofName: (name: Name) => readonly string[];
  readonly group: (id: string) => string;
  /** Of what belongs to no group. */
  readonly others: string;
}

/** An entry's code is its anchor, whatever else is called so; names have theirs unless a code takes it. */
export function anchorsOf(module: Module): Anchors {
  const entries = allEntries(module);
  const codes = new Set(entries.map(({ code }) => code));
  for (const { codes: reserved } of module.reserved) for (const [first] of reserved) codes.add(first);
  const ofName = (name: Name): readonly string[] => {
    const anchor = kebabCase(name);
    return codes.has(anchor) ? [] : [anchor];
  };
  const names = new Set(
    [
      ...entries.flatMap(({ name, aliases }) => [name, ...aliases]),
      ...module.reserved.flatMap(({ names }) => names),
    ].map(kebabCase),
  );
  const free = (anchor: string): string => (codes.has(anchor) || names.has(anchor) ? free(`group-${anchor}`) : anchor);
  return {
    of: ({ code, name, aliases }) => [code, ...[name, ...aliases].flatMap(ofName)],
    ofName,
    group: (id) => free(`group-${id}`),
    others: free("no-group"),
  };
}
