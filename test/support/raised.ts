import fc from "fast-check";
import { raisedFile } from "../../generator/conformance/raised.js";
import { ascii } from "../../generator/decode/verdict-text.js";
import { encode } from "../../generator/encode/encode.js";
import type { Catalog, Param } from "../../generator/model/catalog.js";
import { inLocales, isPublic, sentInstead } from "../../generator/model/sent.js";
import { seed } from "./seed.js";

/** An error to send, and the response as a row of `encode.jsonl` writes it. */
export interface RaisedRow {
  readonly encode: object;
  readonly response: string;
}

/** The rows of a catalog's `encode.jsonl`, and some with random values, for a package with these locales. */
export function raisedRows(catalog: Catalog, locales: readonly string[], count: number): readonly RaisedRow[] {
  const mark = ',"response":';
  const rows = raisedFile("", catalog, locales)
    .text.trimEnd()
    .split("\n")
    .map((line) => ({
      encode: (JSON.parse(line) as { readonly encode: object }).encode,
      response: line.slice(line.indexOf(mark) + mark.length, -1),
    }));
  return [...rows, ...randomRows(inLocales(catalog, locales), count)];
}

/** Random values of params, by type. */
export const paramValues: Readonly<Record<Param["type"], fc.Arbitrary<string | number | boolean>>> = {
  string: fc.string({ unit: "binary", maxLength: 12 }),
  int: fc.maxSafeInteger(),
  float: fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc
      .tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -9, max: 24 }))
      .map(([digits, power]) => digits * 10 ** power),
  ),
  bool: fc.boolean(),
};

const localeParts = [
  "en",
  "😀",
  "zh-HK",
  "de-CH",
  "en_US",
  "*",
  ",",
  ",",
  ";q=",
  ";Q=",
  "0.5",
  "0.",
  "1",
  "0",
  " ",
  "\t",
  "-",
  "x",
];

/** Errors with random values, texts that may begin with a code, and values of Accept-Language. */
function randomRows(catalog: Catalog, count: number): readonly RaisedRow[] {
  const errors = catalog.modules.flatMap((module) => {
    const canReplace = sentInstead(catalog, module) !== undefined;
    return module.entries.filter((entry) => canReplace || isPublic(entry)).map((entry) => ({ module, entry }));
  });
  const marks = catalog.envelope.moduleCode
    .flatMap(({ forms }) => forms)
    .flatMap(({ before, after }) => [before, after]);
  const codes = errors.map(({ entry }) => entry.code);
  const textPart = fc.oneof(
    fc.constantFrom(...marks, ...codes, " ", "１", "（", "12", "text", "\u007f"),
    fc.string({ unit: "binary", maxLength: 3 }),
  );
  const joined = (part: fc.Arbitrary<string>, maxLength: number) =>
    fc.array(part, { maxLength }).map((parts) => parts.join(""));
  const row = fc.constantFrom(...errors).chain(({ module, entry }) =>
    fc
      .record(
        {
          params: fc.record(Object.fromEntries(entry.params.map(({ name, type }) => [name, paramValues[type]]))),
          detail: joined(textPart, 6),
          retryAfter: fc.nat({ max: 10_000 }),
          requestId: fc.stringMatching(/^[!-~]{1,5}$/),
          locale: joined(fc.constantFrom(...catalog.locales, ...localeParts), 12),
        },
        { requiredKeys: ["params", ...(isPublic(entry) ? [] : (["requestId"] as const))] },
      )
      .map((given) => {
        const { status, headers, body } = encode(catalog, { module, entry, ...given }, given);
        return {
          encode: { module: module.id, code: entry.code, ...given },
          response: ascii(JSON.stringify({ status, headers, body })),
        };
      }),
  );
  return fc.sample(row, { numRuns: count, seed });
}
