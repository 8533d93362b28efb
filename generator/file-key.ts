import { sha256 } from "./disk/hash.js";
import type { ModuleHashes } from "./load/kept.js";
import type { Catalog, Entry, Module } from "./model/catalog.js";
import { entriesByText } from "./model/related.js";
import { listedModule, shownModule, writtenModule } from "./model/shown.js";
import type { Part } from "./output/file.js";
import { isExplained } from "./sdk/explanations.js";

/*
 * What a generated file is made from, as a hash: while the outline of the catalog and the key of the file are the same, its
 * text is. So a run makes only the texts whose keys have changed. After an edit of a text in the spec, these are the files
 * of one module, and the indexes.
 */
export interface Keys {
  /** The hash of everything but the texts of entries and the errors of operations. Every file depends on it. */
  readonly outline: string;
  /** The hash of what a file or a part of it depends on besides. */
  of(part: Part): string;
}

/** The keys of the files of a catalog. `inputs` identifies the templates and the build. */
export function keysOf(catalog: Catalog, inputs: string): Keys {
  const everything = [...catalog.modules, catalog.operations];
  return {
    outline: sha256(`${inputs}\n${outlineHash(catalog)}`),
    of: ({ reads = everything }) => {
      const all = reads.map(hashOf);
      return all.length > 1 ? sha256(all.join()) : (all[0] ?? "");
    },
  };
}

/** The hashes of objects, which do not change, and of modules and catalogs without the texts of entries. */
const wholes = new WeakMap<object, string>();
const outlines = new WeakMap<object, string>();

/** Sets the hashes of a module of a catalog that are known from an earlier run. */
export function noteHashes(module: Module, hashes: ModuleHashes, catalog: Catalog): void {
  const { whole, outline, shown, listed, written } = hashes;
  wholes.set(module, whole);
  note(writtenModule(module), written);
  outlines.set(module, outline);
  for (const [index, locale] of catalog.locales.entries()) {
    note(shownModule(module, locale, catalog), shown[index]);
    note(listedModule(module, locale, catalog), listed[index]);
  }
}

function note(part: object, hash: string | undefined): void {
  if (hash !== undefined) wholes.set(part, hash);
}

export function hashesOf(module: Module, catalog: Catalog): ModuleHashes {
  const shown = catalog.locales.map((locale) => hashOf(shownModule(module, locale, catalog)));
  const listed = catalog.locales.map((locale) => hashOf(listedModule(module, locale, catalog)));
  const written = hashOf(writtenModule(module));
  return { whole: hashOf(module), outline: moduleOutline(module), shown, listed, written };
}

/** The hash of everything in a catalog but the texts of entries, and what operations return. */
export function outlineHash(catalog: Catalog): string {
  return once(outlines, catalog, () => {
    const modules = catalog.modules.map(moduleOutline);
    const operations = catalog.operations.map(({ id, name, module, errors }) => [id, name, module, errors.length > 0]);
    const imports = catalog.imports?.map(({ catalog: imported, ...where }) => [where, outlineHash(imported)]);
    return sha256(JSON.stringify([{ ...catalog, modules, imports, operations }, sharedTexts(catalog)]));
  });
}

function moduleOutline(module: Module): string {
  return once(outlines, module, () => {
    const { success, entries } = module;
    const parts = {
      success: success && withoutTexts(success),
      entries: entries.map(withoutTexts),
      operations: undefined, // they are the catalog's
    };
    return sha256(JSON.stringify({ ...module, ...parts }));
  });
}

/** Which entries share a text. It is part of the outline, since they are related. */
function sharedTexts(catalog: Catalog): readonly object[] {
  const shared = [...entriesByText(catalog).values()].filter((entries) => entries.length > 1);
  return shared.map((entries) => entries.map(({ module, code }) => [module, code]));
}

function hashOf(part: object): string {
  return once(wholes, part, () => sha256(JSON.stringify(part)));
}

function once(known: WeakMap<object, string>, of: object, make: () => string): string {
  const hash = known.get(of) ?? make();
  known.set(of, hash);
  return hash;
}

/** What is undefined is left out of JSON. Whether an entry is explained decides which files a package has. */
function withoutTexts(entry: Entry): object {
  const { deprecated } = entry;
  return {
    ...entry,
    explained: isExplained(entry),
    title: undefined,
    text: undefined,
    note: undefined,
    causes: undefined,
    solutions: undefined,
    otherwise: undefined,
    was: undefined,
    links: undefined,
    examples: undefined,
    extensions: undefined,
    deprecated: deprecated && { ...deprecated, reason: undefined },
  };
}
