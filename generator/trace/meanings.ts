import { pathsOf } from "../audit/known.js";
import type { Language } from "../audit/mention.js";
import type { TargetSurface } from "../compare/surface.js";
import { allEntries } from "../model/catalog.js";
import type { Catalog } from "../model/catalog.js";
import type { Exposed } from "../model/exposed.js";
import { grouped } from "../model/grouped.js";
import { carrierOf } from "../model/sent.js";
import { keyOf } from "./facts.js";

/** What a name of a generated package means to code that uses it. */
export interface Meaning {
  /** A constructor makes an error, a class and a guard recognize errors, a constant is a code. */
  readonly use: "constructor" | "class" | "guard" | "constant";
  /** The keys of the entries. */
  readonly entries: readonly string[];
}

/** The names of a generated package. */
export interface Names {
  /** What is installed or imported: `shop-errors`. */
  readonly packages: readonly string[];
  /** What a path means, in the form of the language: `shop-errors/server#orders.outOfStock`. */
  readonly meanings: Readonly<Record<string, Meaning>>;
  /** The keys of all entries. */
  readonly all: readonly string[];
  /** The keys of the entries that errors compare equal to, by the name of a constant that stands for all of them. */
  readonly matched: Readonly<Record<string, readonly string[]>>;
  /** The keys of the entries that are sent inside a common code, by its key. */
  readonly carried: Readonly<Record<string, readonly string[]>>;
}

const uses: Readonly<Partial<Record<Exposed["role"], Meaning["use"]>>> = {
  constructor: "constructor",
  "code class": "class",
  "error class": "class",
  "kind class": "class",
  guard: "guard",
  constant: "constant",
};

/** What code in a language can say about the errors of a catalog. */
export function namesOf(catalog: Catalog, { items }: TargetSurface, language: Language): Names {
  const everything = catalog.modules.flatMap(allEntries);
  const byModule = grouped(everything, ({ module }) => module);
  const named = everything.flatMap((entry) => [entry.name, ...entry.aliases].map((name) => ({ entry, name })));
  const byName = grouped(named, ({ name }) => name);
  const meanings: Record<string, Meaning> = {};
  const matched: Record<string, string[]> = {};
  for (const item of items) {
    const use = uses[item.role];
    // Python's surface has the constructor of a class, which is the class.
    if (use === undefined || item.text === "__init__") continue;
    const { module, name, kind } = item.subject;
    const candidates =
      name !== undefined
        ? (byName.get(name) ?? []).map(({ entry }) => entry)
        : module !== undefined
          ? (byModule.get(module) ?? [])
          : everything;
    const meant = candidates.filter(
      (entry) => (module === undefined || entry.module === module) && (kind === undefined || entry.kind === kind),
    );
    for (const path of pathsOf(item, language)) meanings[path] = { use, entries: meant.map(keyOf) };
    for (const each of item.matches ?? []) (matched[each] ??= []).push(...meant.map(keyOf));
  }
  const packages = items.filter(({ role, within }) => role === "package" && within === undefined);
  return {
    packages: packages.map(({ text }) => text),
    meanings,
    all: everything.map(keyOf),
    matched,
    carried: carriedBy(catalog),
  };
}

function carriedBy(catalog: Catalog): Names["carried"] {
  const pairs = catalog.modules.flatMap(({ entries }) =>
    entries.flatMap((entry) => {
      const carrier = carrierOf(catalog, entry);
      return carrier === undefined ? [] : [{ carrier: keyOf(carrier), entry: keyOf(entry) }];
    }),
  );
  const byCarrier = grouped(pairs, ({ carrier }) => carrier);
  return Object.fromEntries([...byCarrier].map(([key, list]) => [key, list.map(({ entry }) => entry)]));
}
