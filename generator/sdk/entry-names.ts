import type { Entry, Module } from "../model/catalog.js";
import type { Name } from "../model/name.js";
import type { Range } from "../model/position.js";

/** A name that users can write for an entry, and where it comes from. */
export interface EntryName {
  readonly name: Name;
  /** For messages: `the name of dsa/2130`. */
  readonly of: string;
  readonly at: () => Range;
}

/** The name of an entry and its aliases: a former name keeps compiling. */
export function namesOf({ name, aliases }: Pick<Entry, "name" | "aliases">): readonly Name[] {
  return [name, ...aliases];
}

/** The name of an entry and its aliases, with their places in the spec. */
export function entryNames(module: Module, entry: Entry): readonly EntryName[] {
  const code = `${module.id}/${entry.code}`;
  return [
    { name: entry.name, of: `the name of ${code}`, at: () => entry.at("name") },
    ...entry.aliases.map((name, index) => ({ name, of: `an alias of ${code}`, at: () => entry.at("aliases", index) })),
  ];
}
