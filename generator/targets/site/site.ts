import { textIn } from "../../model/catalog.js";
import type { Catalog, Entry, Module, Text } from "../../model/catalog.js";
import { grouped } from "../../model/grouped.js";
import type { Snippet } from "../target.js";
import { folders } from "./paths.js";
import { wordsFor } from "./words.js";
import type { Words } from "./words.js";

/** What the pages of every locale are made from. */
export interface Site {
  readonly catalog: Catalog;
  readonly locales: readonly string[];
  /** Where the site will be, with a slash at the end. */
  readonly url: string | undefined;
  readonly snippets: (entry: Entry) => readonly Snippet[];
  /** The folder of each code of a module. */
  readonly folders: ReadonlyMap<Module, ReadonlyMap<string, string>>;
  readonly modules: ReadonlyMap<string, Module>;
  /** The entries with this source text, and those with this code, each in the catalog's order. */
  readonly byText: ReadonlyMap<string, readonly Entry[]>;
  readonly byCode: ReadonlyMap<string, readonly Entry[]>;
  /** What a deprecated entry's replacement replaces. */
  readonly replaces: ReadonlyMap<Entry, readonly Entry[]>;
}

/** What the pages of one locale are made from. */
export interface Edition {
  readonly site: Site;
  readonly locale: string;
  readonly words: Words;
  readonly say: (text: Text) => string;
}

export function siteOf(
  catalog: Catalog,
  { locales, url }: Pick<Site, "locales" | "url">,
  snippets: Site["snippets"],
): Site {
  const entries = catalog.modules.flatMap((module) => module.entries);
  return {
    catalog,
    locales,
    url,
    snippets: remembered(snippets),
    folders: new Map(catalog.modules.map((module) => [module, folders(module)])),
    modules: new Map(catalog.modules.map((module) => [module.id, module])),
    byText: grouped(entries, ({ text }) => text[catalog.locales[0]] ?? ""),
    byCode: grouped(entries, ({ code }) => code),
    replaces: new Map(catalog.modules.flatMap(replacements)),
  };
}

/** Snippets are the same in every locale. */
function remembered(snippets: Site["snippets"]): Site["snippets"] {
  const known = new Map<Entry, readonly Snippet[]>();
  return (entry) => {
    const found = known.get(entry) ?? snippets(entry);
    known.set(entry, found);
    return found;
  };
}

function replacements({ entries }: Module): readonly (readonly [Entry, readonly Entry[]])[] {
  const byReplacement = grouped(entries, ({ deprecated }) => deprecated?.replacedBy);
  return entries.flatMap((entry) => {
    const old = byReplacement.get(entry.name);
    return old === undefined ? [] : [[entry, old] as const];
  });
}

export function editionOf(site: Site, locale: string): Edition {
  return { site, locale, words: wordsFor(locale), say: (text) => textIn(text, locale, site.catalog) };
}

/** The path of an entry's page below the folder of the locale. */
export function entryPath({ modules, folders: all }: Site, module: string, code: string): string {
  const owner = modules.get(module);
  const folder = owner === undefined ? undefined : all.get(owner)?.get(code);
  if (folder === undefined) throw new Error(`${module}/${code} has no page`);
  return `${module}/${folder}/index.html`;
}
