import { sha256 } from "./disk/hash.js";
import type { Catalog, Entry } from "./model/catalog.js";
import { entriesByText } from "./model/related.js";
import type { Part } from "./output/file.js";

/*
 * What a generated file is made from, as a hash: while the outline of the catalog and the key of the file are the same, its
 * text is. So a run makes only the texts whose keys have changed. After an edit of a text in the spec, these are the files
 * of one module, and the indexes.
 */
export interface Keys {
  /** The hash of everything but the texts of entries. Every file depends on it. */
  readonly outline: string;
  /** The hash of what a file or a part of it depends on besides. */
  of(part: Part): string;
}

/** The keys of the files of a catalog. `inputs` identifies the templates and the build. */
export function keysOf(catalog: Catalog, inputs: string): Keys {
  const hashes = new Map<object, string>();
  const hashOf = (part: object): string => {
    let hash = hashes.get(part);
    if (hash === undefined) hashes.set(part, (hash = sha256(JSON.stringify(part))));
    return hash;
  };
  return {
    outline: sha256(`${inputs}\n${outlineHash(catalog)}`),
    of: ({ reads = catalog.modules }) => {
      const all = reads.map(hashOf);
      return all.length > 1 ? sha256(all.join()) : (all[0] ?? "");
    },
  };
}

const knownOutlines = new WeakMap<Catalog, string>();

/** The hash of everything in a catalog but the texts of entries. */
export function outlineHash(catalog: Catalog): string {
  const hash = knownOutlines.get(catalog) ?? sha256(JSON.stringify(outlineOf(catalog)));
  knownOutlines.set(catalog, hash);
  return hash;
}

/** A catalog without the texts of entries. Which entries share a text is part of it, since they are related. */
function outlineOf(catalog: Catalog): object {
  const modules = catalog.modules.map((module) => ({
    ...module,
    success: module.success && withoutTexts(module.success),
    entries: module.entries.map(withoutTexts),
  }));
  const shared = [...entriesByText(catalog).values()].filter((entries) => entries.length > 1);
  return [{ ...catalog, modules }, shared.map((entries) => entries.map(({ module, code }) => [module, code]))];
}

/** What is undefined is left out of JSON. */
function withoutTexts(entry: Entry): object {
  const { deprecated } = entry;
  return {
    ...entry,
    title: undefined,
    text: undefined,
    note: undefined,
    was: undefined,
    links: undefined,
    examples: undefined,
    extensions: undefined,
    deprecated: deprecated && { ...deprecated, reason: undefined },
  };
}
