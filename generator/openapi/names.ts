import { member, members } from "../edit/json.js";
import type { Catalog, Entry } from "../model/catalog.js";
import type { Json, JsonObject } from "../model/json.js";
import { extension } from "./schema.js";

/** The kinds of components that errspec adds. */
export type Section = "schemas" | "examples" | "responses";

/** Names of components that nothing else in the document has. */
export interface ComponentNames {
  /** The name of a component of an error: `OutOfStockError`, or with its module if another one has that name. */
  readonly of: (section: Section, entry: Entry, suffix: string) => string;
  /**
   * The name of a response of several errors, such as `OutOfStockOrOrderClosed`; of one that was made from a component, also
   * that one's name. No two calls give the same name.
   */
  readonly ofResponse: (entries: readonly Entry[], from: string | undefined) => string;
}

/** Makes names that nothing else in the document has. A component that was made for an error keeps its name. */
export function componentNames(data: JsonObject, catalog: Catalog): ComponentNames {
  const counts = new Map<string, number>();
  const modules = new Map(catalog.modules.map(({ id, name }) => [id, name]));
  for (const { name } of catalog.modules.flatMap(({ entries }) => entries)) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const taken = new Map<Section, ReadonlySet<string>>();
  const foreign = (section: Section): ReadonlySet<string> => {
    const known = taken.get(section) ?? foreignNames(data, section);
    taken.set(section, known);
    return known;
  };
  const of: ComponentNames["of"] = (section, { module, name }, suffix) => {
    const long = (modules.get(module) ?? "") + name;
    const base = (counts.get(name) ?? 0) > 1 ? long : name;
    // Readers see the names of examples and of responses, and know an error by its name.
    const end = section === "responses" || (section === "examples" && suffix === "Error") ? "" : suffix;
    const candidates = [base + missing(base, end), long + missing(long, end)];
    for (let number = 2; ; number++) {
      const free = candidates.find((candidate) => !foreign(section).has(candidate));
      if (free !== undefined) return free;
      candidates.splice(0, candidates.length, `${long}${missing(long, end)}${number}`);
    }
  };
  // A response of one error has the name of that error.
  const used = new Set(catalog.modules.flatMap(({ entries }) => entries.map((entry) => of("responses", entry, ""))));
  const ofResponse: ComponentNames["ofResponse"] = (entries, from) => {
    const errors = joined(entries.map(({ name }) => name));
    const base = from === undefined ? errors : `${from}Or${errors}`;
    for (let number = 1; ; number++) {
      const name = number === 1 ? base : `${base}${number}`;
      if (used.has(name) || foreign("responses").has(name)) continue;
      used.add(name);
      return name;
    }
  };
  return { of, ofResponse };
}

/** How many errors the name of a response names. */
const mostNamed = 3;

function joined(names: readonly string[]): string {
  const others = names.length - mostNamed + 1;
  if (others <= 1) return names.join("Or");
  return `${names.slice(0, mostNamed - 1).join("Or")}Or${others}Others`;
}

/** What a name does not already end with. */
const missing = (name: string, end: string): string => (name.endsWith(end) ? "" : end);

function foreignNames(data: JsonObject, section: Section): ReadonlySet<string> {
  const components = members(member(member(data, "components"), section));
  return new Set(components.flatMap(([name, value]) => (isOurs(value) ? [] : [name])));
}

/** Whether errspec made something. */
export function isOurs(value: Json | undefined): boolean {
  return member(value, extension) !== undefined;
}
