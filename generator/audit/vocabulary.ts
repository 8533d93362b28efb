import type { Catalog, Entry, Module } from "../model/catalog.js";
import { codeNumber } from "../model/code-type.js";
import type { Exposed, Role } from "../model/exposed.js";
import { perCatalog } from "../model/per-catalog.js";
import type { TargetSurface } from "../compare/surface.js";
import { entriesByName, knownOf, pathsOf } from "./known.js";
import type { Known } from "./known.js";
import { isLanguage } from "./mention.js";
import type { Language } from "./mention.js";

/** What something in source code refers to: an error, or a whole module. */
export interface Meaning {
  readonly module: Module;
  readonly entry?: Entry | undefined;
}

/** A name in the output of a target, by the last of its words. */
export interface Named {
  readonly meaning: Meaning;
  /** All words of its full name: `com`, `acme`, `errors`, `OrdersCode`, `OUT_OF_STOCK`. */
  readonly words: readonly string[];
}

/** The names and codes of a catalog in one language. */
export interface Vocabulary {
  readonly catalog: Catalog;
  /** What a path of the reader refers to. */
  readonly paths: ReadonlyMap<string, Meaning>;
  readonly known: Known;
  /** The names by their last words. */
  readonly names: ReadonlyMap<string, readonly Named[]>;
}

/** The vocabularies of a catalog, by language. */
export type Vocabularies = ReadonlyMap<Language, Vocabulary>;

/** Parts of the output that are made from a module as a whole. */
const moduleRoles: ReadonlySet<Role> = new Set(["codes", "error class", "guard", "lookup", "table"]);

/** Makes the vocabularies of catalogs, once for each. `surfacesOf` gives what users of a catalog's targets rely on. */
export function vocabulariesWith(
  surfacesOf: (catalog: Catalog) => readonly TargetSurface[],
): (catalog: Catalog) => Vocabularies {
  return perCatalog(
    (catalog) =>
      new Map(
        surfacesOf(catalog).flatMap((surface): [Language, Vocabulary][] => {
          const { target: language } = surface;
          return isLanguage(language) ? [[language, vocabularyOf(catalog, surface, language)]] : [];
        }),
      ),
  );
}

function vocabularyOf(catalog: Catalog, surface: TargetSurface, language: Language): Vocabulary {
  const paths = new Map<string, Meaning>();
  const names = new Map<string, Named[]>();
  const modules = new Map(catalog.modules.map((module) => [module.id, { module, entries: entriesByName(module) }]));
  for (const item of surface.items) {
    const { module: id, name, param } = item.subject;
    const found = id === undefined ? undefined : modules.get(id);
    if (found === undefined || param !== undefined) continue;
    const entry = name === undefined ? undefined : found.entries.get(name);
    if (entry === undefined && !moduleRoles.has(item.role)) continue;
    const meaning = { module: found.module, entry };
    for (const path of pathsOf(item, language)) paths.set(path, meaning);
    const words = wordsOf(item);
    const last = words.at(-1) ?? "";
    const alike = names.get(last);
    if (alike === undefined) names.set(last, [{ meaning, words }]);
    else alike.push({ meaning, words });
  }
  return { catalog, paths, known: knownOf(catalog, surface, language), names };
}

/** The words of a full name. Entry points of a package are other ways to the same name. */
function wordsOf(item: Exposed): readonly string[] {
  const words: string[] = [];
  for (let part: Exposed | undefined = item; part !== undefined; part = part.within) {
    if (part.role === "entry point" || part.role === "class entry point") continue;
    words.unshift(...(part.text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []));
  }
  return words;
}

/** How source code may write what a meaning refers to: names, and the spellings of its code. To find files quickly. */
export function spellingsOf({ module, entry }: Meaning, vocabularies: Vocabularies): readonly string[] {
  const isMeant = ({ meaning }: Named): boolean => meaning.module === module && meaning.entry === entry;
  const names = [...vocabularies.values()].flatMap((vocabulary) =>
    [...vocabulary.names].flatMap(([word, alike]) => (alike.some(isMeant) ? [word] : [])),
  );
  if (entry === undefined) return [...new Set(names)];
  const number = codeNumber(module.codeType, entry.code);
  const codes = number === undefined ? [entry.code] : [entry.code, String(number), entry.code.toLowerCase()];
  return [...new Set([...names, ...codes])];
}
