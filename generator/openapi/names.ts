import { member, members } from "../edit/json.js";
import type { Catalog, Entry } from "../model/catalog.js";
import type { Json, JsonObject } from "../model/json.js";
import { extension } from "./schema.js";

/** The kinds of components that errspec adds. */
export type Section = "schemas" | "examples" | "responses";

/** The names of the components of errors: `OutOfStockError`, or with its module if another one has that name. */
export type ComponentName = (section: Section, entry: Entry, suffix: string) => string;

/** Makes names that nothing else in the document has. A component that was made for an error keeps its name. */
export function componentNames(data: JsonObject, catalog: Catalog): ComponentName {
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
  return (section, { module, name }, suffix) => {
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
