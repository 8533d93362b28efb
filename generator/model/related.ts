import type { Catalog, Entry } from "./catalog.js";
import { grouped } from "./grouped.js";

/** Entries that a reader of one may have meant. */
export interface Related {
  /** Those of any module with the same source text. */
  readonly sameText: Few;
  /** Those of other modules with the same code. */
  readonly sameCode: Few;
  /** The deprecated ones that this one is to be used instead of. */
  readonly replaces: Few;
  /** What is to be used instead of this one. */
  readonly replacement: Entry | undefined;
}

/** The first of some entries, and how many more there are. */
export interface Few {
  readonly shown: readonly Entry[];
  readonly more: number;
}

/** More would not help a reader. */
const most = 8;

/** Gives what is related to each error of a catalog. */
export function relatedIn({ modules, locales: [source] }: Catalog): (entry: Entry) => Related {
  const entries = modules.flatMap((module) => module.entries);
  const byText = grouped(entries, ({ text }) => text[source] ?? "");
  const byCode = grouped(entries, ({ code }) => code);
  const deprecated = grouped(entries, ({ module, deprecated }) =>
    deprecated?.replacedBy === undefined ? "" : `${module}/${deprecated.replacedBy}`,
  );
  const replacedBy = (entry: Entry): readonly Entry[] => deprecated.get(`${entry.module}/${entry.name}`) ?? [];
  const replacements = new Map(entries.flatMap((entry) => replacedBy(entry).map((old) => [old, entry] as const)));
  return (entry) => ({
    sameText: few(byText.get(entry.text[source] ?? ""), entry),
    sameCode: few(byCode.get(entry.code), entry),
    replaces: few(replacedBy(entry)),
    replacement: replacements.get(entry),
  });
}

/** Of entries beside `self`, which is one of them. Not all are looked at: a thousand may have one text. */
function few(entries: readonly Entry[] = [], self?: Entry): Few {
  const shown = entries
    .slice(0, most + 1)
    .filter((entry) => entry !== self)
    .slice(0, most);
  return { shown, more: Math.max(0, entries.length - shown.length - (self === undefined ? 0 : 1)) };
}
