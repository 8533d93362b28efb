import { allEntries, localeOfText, textIn } from "./catalog.js";
import type { Catalog, Entry, Module, Text } from "./catalog.js";
import type { Operation } from "./operation.js";
import { inLocales } from "./sent.js";

type Locales = Pick<Catalog, "locales" | "fallbackLocales">;

/**
 * What the entries of a module say to a reader of a locale: their texts as that reader gets them, each with the locale that
 * it is in, and what has no locale. It is the same object for the same module and locales, and it makes its data when it is
 * printed as JSON, so that the texts of all modules are not in memory.
 */
export function shownModule(module: Module, locale: string, locales: Locales): object {
  return saidBy(module, locale, locales, knownShown, shownEntry);
}

/** The same of titles and texts alone: lists of entries have them, and no notes, causes and the like. */
export function listedModule(module: Module, locale: string, locales: Locales): object {
  return saidBy(module, locale, locales, knownListed, listedEntry);
}

/** The titles and texts of the entries of a module in every locale that they have. */
export function writtenModule(module: Module): object {
  const made = knownWritten.get(module) ?? {
    module: module.id,
    toJSON: () => allEntries(module).map(({ title, text }) => [title, text]),
  };
  knownWritten.set(module, made);
  return made;
}

function saidBy(
  module: Module,
  locale: string,
  locales: Locales,
  allKnown: WeakMap<Module, Map<string, object>>,
  say: (entry: Entry, locale: string, locales: Locales) => readonly unknown[],
): object {
  const chain = [...new Set([locale, ...locales.fallbackLocales, locales.locales[0]])].join(" ");
  const known = allKnown.get(module) ?? new Map<string, object>();
  allKnown.set(module, known);
  const made = known.get(chain) ?? {
    module: module.id,
    toJSON: () => allEntries(module).map((entry) => say(entry, locale, locales)),
  };
  known.set(chain, made);
  return made;
}

/** The module that a part of a catalog belongs to: itself, what it shows, or an operation of it. */
export function moduleIdOf(part: object): string | undefined {
  const { id, module, entries } = part as Partial<Record<"id" | "module" | "entries", unknown>>;
  const owner = entries === undefined ? module : id;
  return typeof owner === "string" ? owner : undefined;
}

const knownShown = new WeakMap<Module, Map<string, object>>();
const knownListed = new WeakMap<Module, Map<string, object>>();
const knownWritten = new WeakMap<Module, object>();

/** What every module of a catalog says to a reader of a locale. */
export function shownModules(catalog: Catalog, locale: string): readonly object[] {
  return catalog.modules.map((module) => shownModule(module, locale, catalog));
}

/** The titles and texts of the entries of every module of a catalog. */
export function listedModules(catalog: Catalog, locale: string): readonly object[] {
  return catalog.modules.map((module) => listedModule(module, locale, catalog));
}

/** What the modules say whose errors an operation returns. */
export function shownModulesOf({ errors }: Operation, catalog: Catalog, locale: string): readonly object[] {
  const used = new Set(errors.map(({ module }) => module));
  return catalog.modules.filter(({ id }) => used.has(id)).map((module) => shownModule(module, locale, catalog));
}

/** What one entry says to a reader of a locale, as data. */
export function shownEntryIn(entry: Entry, locale: string, locales: Locales): object {
  return { module: entry.module, toJSON: () => shownEntry(entry, locale, locales) };
}

function listedEntry({ title, text }: Entry, locale: string, locales: Locales): readonly unknown[] {
  return [shownText(title, locale, locales), shownText(text, locale, locales)];
}

function shownText(text: Text, locale: string, locales: Locales): readonly unknown[] {
  return [localeOfText(text, locale, locales), textIn(text, locale, locales)];
}

function shownEntry(entry: Entry, locale: string, locales: Locales): readonly unknown[] {
  const { title, text, note, causes, solutions, otherwise, deprecated, was, links, examples, extensions } = entry;
  const shown = (all: Text): readonly unknown[] => shownText(all, locale, locales);
  return [
    shown(title),
    shown(text),
    shown(note),
    causes.map(shown),
    solutions.map(shown),
    shown(otherwise),
    deprecated && shown(deprecated.reason),
    was.map((meaning) => [shown(meaning.text), meaning.until]),
    links.map((link) => [link.url, shown(link.title)]),
    examples,
    extensions,
  ];
}

/** What a server with texts in `locales` sends to callers that ask for no language. */
export function sentTexts(catalog: Catalog, locales: readonly string[]): readonly object[] {
  const chosen = inLocales(catalog, locales);
  return shownModules(chosen, chosen.locales[0]);
}
