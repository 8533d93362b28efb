import { allEntries } from "../../../model/catalog.js";
import type { Catalog, Entry, Module } from "../../../model/catalog.js";
import type { Locate } from "../../../model/position.js";
import type { Collective } from "../rule.js";

/** An entry with its module. */
export interface Owned {
  readonly module: Module;
  readonly entry: Entry;
}

/** The errors of every module, in order. */
export function errorsOf({ modules }: Catalog): Owned[] {
  return modules.flatMap((module) => module.entries.map((entry) => ({ module, entry })));
}

/** The entries of every module: its success, then its errors. */
export function entriesOf({ modules }: Catalog): Owned[] {
  return modules.flatMap((module) =>
    allEntries(module).map((entry) => ({
      module,
      entry,
    })),
  );
}

/** Whether the spec states a key, rather than the loader adding a default. A missing key has the place of its parent. */
export function isGiven(at: Locate, key: string): boolean {
  const [own, parent] = [at(key), at()];
  return own.line !== parent.line || own.column !== parent.column;
}

/** Makes findings about a missing key one finding for the module if many entries lack it. */
export function lacking(key: string, module: Module, entry: Entry): Collective {
  const all = module.entries.length;
  return {
    key: module.id,
    item: entry.name,
    at: module.at("module"),
    message: (count) => `${count === all ? `all ${all}` : `${count} of ${all}`} errors of ${module.id} have no ${key}`,
  };
}
