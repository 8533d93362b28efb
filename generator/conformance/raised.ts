import type { FieldError } from "../decode/field-errors.js";
import { ascii } from "../decode/verdict-text.js";
import { encode } from "../encode/encode.js";
import { chosenLocales, commonModule } from "../model/catalog.js";
import type { Catalog, Entry, Module, Param } from "../model/catalog.js";
import { inLocales, isPublic, replacementFor, sentInstead } from "../model/sent.js";
import { keptPart } from "../output/file.js";
import { perCatalog } from "../model/per-catalog.js";
import { shownEntryIn } from "../model/shown.js";
import type { OutputFile, Part } from "../output/file.js";
import { partedFile } from "../output/parted.js";
import { messageHazards } from "./hazards.js";
import { sampleOf } from "./sample.js";
import { variedModules } from "./varied.js";

type Value = string | number | boolean;

/** An error to create and to send. Section 6 of the raise contract. */
export interface Row {
  readonly module: string;
  readonly code: string;
  /** Whether the error is not one of the catalog. */
  readonly foreign?: true;
  readonly params?: Readonly<Record<string, Value>>;
  readonly detail?: string;
  /** In milliseconds. */
  readonly retryAfter?: number;
  readonly requestId?: string;
  readonly locale?: string;
  readonly fieldErrors?: readonly FieldError[];
}

/**
 * `encode.jsonl`: errors of every module and the response that a server sends for each, one a line, for the tests of an SDK
 * with texts in `locales`.
 */
export function raisedFile(path: string, catalog: Catalog, locales: readonly string[]): OutputFile {
  const known = knownParts(catalog);
  const key = chosenLocales(catalog, locales).join(" ");
  const parts = known.get(key) ?? partsOf(inLocales(catalog, locales));
  known.set(key, parts);
  return partedFile(path, parts);
}

/** The parts of the file. They are kept, because every SDK of a catalog with the same texts sends the same. */
const knownParts = perCatalog(() => new Map<string, readonly Part[]>());

/** Two parts for each module: its entries, and some of them with all that an error may have. */
function partsOf(catalog: Catalog): readonly Part[] {
  return catalog.modules.flatMap((module) => {
    const instead = replacementFor(catalog, module);
    const linesOf = (rows: Iterable<Raising>): readonly string[] =>
      Array.from(rows).flatMap((raising) => lineOf(catalog, module, raising, instead !== undefined));
    const part = (make: () => readonly string[], reads: readonly (object | undefined)[]): Part => {
      const text = (): string => [...new Set(make())].map((line) => `${line}\n`).join("");
      return keptPart(
        text,
        [...reads, instead].filter((read) => read !== undefined),
      );
    };
    const entries = sampleOf(module.entries);
    const plain = (): readonly string[] => linesOf(entryRows(catalog, entries));
    const varied = (): readonly string[] => {
      const [same] = linesOf(entryRows(catalog, entries.slice(0, 1))); // the first entry as it is varies nothing
      return linesOf(variedRows(catalog, module)).filter((line) => line !== same);
    };
    const texts = entries.map((entry, index) => shownEntryIn(entry, localeAt(catalog, index), catalog));
    return [part(plain, texts), part(varied, Object.values(chosenEntries(module)))];
  });
}

/** The line of a row. There is none if the catalog has nothing to send for it. */
function lineOf(catalog: Catalog, module: Module, { row, entry }: Raising, canReplace: boolean): readonly string[] {
  const isSent = entry !== undefined && isPublic(entry);
  if (!isSent && !canReplace) return [];
  const { status, headers, body } = encode(catalog, { ...row, module, entry }, row);
  return [ascii(JSON.stringify({ encode: row, response: { status, headers, body } }))];
}

/** The module whose entry is sent in place of errors that are of no module. */
function moduleOfOthers(catalog: Catalog): Module | undefined {
  return commonModule(catalog) ?? catalog.modules.find((module) => sentInstead(catalog, module) !== undefined);
}

export interface Raising {
  readonly row: Row;
  readonly entry: Entry | undefined;
}

/** Errors of a module to send. */
export function* rowsOf(catalog: Catalog, module: Module): Generator<Raising> {
  yield* entryRows(catalog, sampleOf(module.entries));
  yield* variedRows(catalog, module);
}

function rowOf(entry: Entry, given: Partial<Row>): Raising {
  const { params = paramsOf(entry, 0) } = given;
  const withParams = entry.params.length === 0 ? {} : { params };
  return { entry, row: { module: entry.module, code: entry.code, ...withParams, requestId: "r-1", ...given } };
}

/** Each entry in one of the locales. */
function* entryRows(catalog: Catalog, entries: readonly Entry[]): Generator<Raising> {
  for (const [index, entry] of entries.entries()) {
    yield rowOf(entry, { locale: localeAt(catalog, index) });
  }
}

/** The locale of the row of an entry. */
function localeAt({ locales }: Catalog, index: number): string {
  return locales[index % locales.length] ?? "";
}

/** Some entries with all that an error and its response may have. */
function* variedRows(catalog: Catalog, module: Module): Generator<Raising> {
  if (!variedModules(catalog).has(module)) return;
  const { first, internal, filled } = chosenEntries(module);
  if (first !== undefined) {
    if (module === moduleOfOthers(catalog)) {
      const row = { module: module.id, code: first.code, foreign: true, requestId: "r-1", locale: "*" } as const;
      yield { entry: undefined, row };
    }
    for (const given of variations(catalog, module, first)) yield rowOf(first, given);
  }
  if (internal !== undefined) yield rowOf(internal, { detail: "(1) db-7", retryAfter: 1000, locale: "*" });
  if (filled === undefined) return;
  for (let round = 1; round < mostValues; round++) yield rowOf(filled, { params: paramsOf(filled, round) });
}

/** The entries of a module that are varied. */
function chosenEntries({ entries }: Module): {
  readonly first: Entry | undefined;
  readonly internal: Entry | undefined;
  readonly filled: Entry | undefined;
} {
  return {
    first: entries[0],
    internal: entries.find((entry) => !isPublic(entry)),
    filled: sampleOf(entries).find(({ params }) => params.length > 0),
  };
}

/** What an error and its response may have besides the entry. Only a public entry needs no request ID. */
function* variations(catalog: Catalog, module: Module, entry: Entry): Generator<Partial<Row>> {
  for (const detail of [...details, ...formDetails(catalog, module, entry)]) yield { detail };
  for (const locale of acceptHazards(catalog.locales)) yield { locale };
  for (const retryAfter of [0, 1, 999, 1000, 1500, 86_400_000]) yield { retryAfter };
  if (catalog.envelope.fieldErrors !== undefined) {
    for (const fieldErrors of fieldErrorHazards) yield { fieldErrors };
  }
  if (!isPublic(entry)) return;
  for (const requestId of requestIds) yield { requestId };
}

// prettier-ignore
const details: readonly string[] = [
  "", " ", "text", " text\t", "a\nb\u0000c\u007f", '"\\ </script> {id}', "\ud800 alone", "文字 😀", "\u2028\u2029\u0085\ufeff",
  "x".repeat(4096), "x".repeat(4097), "😀".repeat(4097), `${"x".repeat(4095)}  y`, "(", "()", "{}", "[]",
];

/** Texts that begin with a code in a form, so that clients could read them as one. */
function formDetails(catalog: Catalog, module: Module, { code }: Entry): readonly string[] {
  const common = commonModule(catalog);
  if (common === undefined) return [];
  const outer = common.entries[0]?.code ?? "1";
  const own = module.entries.at(-1)?.code ?? code;
  return catalog.envelope.moduleCode
    .flatMap(({ forms }) => forms)
    .flatMap(({ before, after }) => messageHazards(before, after, own, outer).filter((text) => text.length < 500));
}

// prettier-ignore
const requestIds: readonly string[] = [
  "r-2", "!~", "", " ", "a b", "é", "a\nb", '"', "\\", "x".repeat(128), "x".repeat(129), "\u007f", "000", "1e3",
];

/** Lists of field errors. */
export const fieldErrorHazards: readonly (readonly FieldError[])[] = [
  [{ field: "name" }],
  [
    { field: "items/0/price", code: "too_high", text: "The price is too high: 文字 😀" },
    { field: "name", text: "" },
    { field: "", code: "x", text: "left out" },
    { field: " \t", text: "left out" },
    { field: "a\nb\ud800", code: " ", text: ' "\\ </script>\u0000 ' },
    { field: "constructor", code: "007", text: "x".repeat(4097) },
  ],
  [],
  Array.from({ length: 101 }, (_, index) => ({ field: `f${index}` })),
];

/** Values of an `Accept-Language` header for some locales. */
// prettier-ignore
function acceptHazards(locales: readonly string[]): readonly string[] {
  const [first = "en"] = locales;
  const last = locales.at(-1) ?? "en";
  return [
    "", "*", "tlh", last, last.toUpperCase(), `${last}-x-private`, `tlh, ${last};q=0.5`, `${first};q=0.1, ${last};Q=0.9`,
    `${last};q=0, *`, `${last};q=0.000`, `${last};q=0.0001`, `${last};q=1.000`, `${last};q=1.001`, `${last};q=2`, `${last};q=.5`, `${last};q=0.`,
    `${last};q=`, `${last} ; q=0.5`, `${last}\t;\tq=0.5`, `${last};q =0.5`, `${last};q= 0.5`, `${last};x=1`, `${last};q=0.5;x=1`, `${last};`,
    `,,${last},,`, `, ;q=0.5, ${last}`, `*;q=0.5, ${last};q=0.4`, `${last}_X`, `${last}.UTF-8`, "en;q=0.8, zh;q=0.9, *;q=0.1",
    `${"tlh,".repeat(31)}${last}`, `${"tlh,".repeat(32)}${last}`, `${" ".repeat(1024 - last.length)}${last}`, `${" ".repeat(1025 - last.length)}${last}`,
    `ｅｎ, ${last};q=0.3`, `\u00a0${last}`, `${last}\u0000`, `${first}, ${last}`, `${last};q=0.5, ${first};q=0.5`,
  ];
}

const values: Readonly<Record<Param["type"], readonly Value[]>> = {
  string: ['a "b" {c}', "", "文字 😀\n\u0000", "\ud800", " ", "{id}", "(2130)", "x".repeat(5000)],
  int: [42, 0, -1, 9_007_199_254_740_991, -9_007_199_254_740_991, 1_000_000, 7, 100],
  float: [0.5, 0, 1e21, 1e-7, -1.5, 123456789.125, 5e-324, 1.7976931348623157e308],
  bool: [true, false],
};

const mostValues = Math.max(...Object.values(values).map(({ length }) => length));

function paramsOf({ params }: Entry, round: number): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    params.map(({ name, type }, index) => {
      const all = values[type];
      return [name, all[(round + index) % all.length] ?? ""];
    }),
  );
}
