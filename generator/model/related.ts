import type { Catalog, Entry } from "./catalog.js";
import { grouped } from "./grouped.js";
import { perCatalog } from "./per-catalog.js";

/** Entries that a reader of one entry may be looking for instead. */
export interface Related {
  /** Entries of any module with the same source text. */
  readonly sameText: Capped;
  /** Entries of other modules with the same code. */
  readonly sameCode: Capped;
  /** Deprecated entries that this one replaces. */
  readonly replaces: Capped;
  /** The entry to use instead of this one. */
  readonly replacement: Entry | undefined;
}

/** The first entries of a list, and the number of the others. */
export interface Capped {
  readonly shown: readonly Entry[];
  readonly more: number;
}

/** The most entries that are shown. */
const most = 8;

/** Returns a function that finds the entries related to each error of a catalog. */
export function relatedIn(catalog: Catalog): (entry: Entry) => Related {
  const [source] = catalog.locales;
  const entries = catalog.modules.flatMap((module) => module.entries);
  const byText = entriesByText(catalog);
  const byCode = grouped(entries, ({ code }) => code);
  const deprecated = grouped(entries, ({ module, deprecated }) =>
    deprecated?.replacedBy === undefined ? "" : `${module}/${deprecated.replacedBy}`,
  );
  const replacedBy = (entry: Entry): readonly Entry[] => deprecated.get(`${entry.module}/${entry.name}`) ?? [];
  const replacements = new Map(entries.flatMap((entry) => replacedBy(entry).map((old) => [old, entry] as const)));
  return (entry) => ({
    sameText: capped(byText.get(entry.text[source] ?? ""), entry),
    sameCode: capped(byCode.get(entry.code), entry),
    replaces: capped(replacedBy(entry)),
    replacement: replacements.get(entry),
  });
}

/** The errors of a catalog by their source text. */
export const entriesByText = perCatalog(({ modules, locales: [source] }): ReadonlyMap<string, readonly Entry[]> =>
  grouped(
    modules.flatMap(({ entries }) => entries),
    ({ text }) => text[source] ?? "",
  ),
);

/** Caps a list of entries without `self`, which is one of them. A thousand entries may share one text. */
function capped(entries: readonly Entry[] = [], self?: Entry): Capped {
  const shown = entries
    .slice(0, most + 1)
    .filter((entry) => entry !== self)
    .slice(0, most);
  return { shown, more: Math.max(0, entries.length - shown.length - (self === undefined ? 0 : 1)) };
}
