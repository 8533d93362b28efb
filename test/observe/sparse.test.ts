import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { countsCsv } from "../../generator/observe/counts-table.js";
import { joiner, partReader } from "../../generator/observe/part.js";
import type { ReadOptions } from "../../generator/observe/part.js";
import { catalogOf, seedCatalog } from "../support/catalog.js";

/*
 * Most lines of JSON are read from their bytes, and only what counts of them. A key with an escape has a line read by the
 * ordinary parser, so each line is compared with the same one with such a key.
 */

const shop = catalogOf(readFileSync(join(import.meta.dirname, "shop.yaml"), "utf8"));
const flat = catalogOf(`errspec: 1
catalog: flat
title: Flat
locales: [en]
envelope: { success: { absent: /fault }, code: [/fault/code, /faults/0/code], text: [/fault/text, /text], headers: {} }
modules: [{ module: flat, errors: [{ code: 1, name: Broken, text: "Broken “é”.", kind: internal }] }]
`);

const pick = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const code = pick<unknown>(0, 1, "1", 4000, 4000.5, -0, 1e3, 12345678901234567890n.toString(), "out_of_stock", "nope", null, true, "", [], {}, ["a"], { code: 1 }); // prettier-ignore
const message = pick<unknown>("(2130)非法ProjectID参数，请确认后重试", "(2130)x", "Broken “é”.", 'a "b" \\ / \n\t', "\u0000\ud800", "", 7, null, {}); // prettier-ignore
const fault = fc.record({ code, text: message, other: message }, { requiredKeys: [] });
const body = fc.record(
  {
    code, message, codeDesc: message, requestId: message, error: fc.oneof(fault, code), fault: fc.oneof(fault, code),
    faults: fc.oneof(fc.array(fault, { maxLength: 2 }), code), data: fc.jsonValue(), status: code, title: message, text: message,
    "": code, content: fc.oneof(fault, code),
  },
  { requiredKeys: [] },
); // prettier-ignore

/** JSON as programs write it: with and without blanks, all in ASCII, with a key twice. */
function written(value: unknown, style: number, again: unknown): string {
  const text = JSON.stringify(value, undefined, [0, 1, 0, 0, 0][style]);
  if (style === 2) return text.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`); // prettier-ignore
  if (style === 3) return text.replaceAll("/", "\\/").replaceAll(":", " : ");
  return style === 4 && text.length > 2 ? `${text.slice(0, -1)},${JSON.stringify(again).slice(1)}` : text;
}

const style = fc.nat(4);
const bodyText = fc.tuple(body, style, fault, pick("", " ", "x")).map(([value, how, again, end]) => written(value, how, again) + end); // prettier-ignore
const anyBody = fc.oneof(body, bodyText, code, fc.array(body, { maxLength: 1 }));
const record = fc.record(
  {
    time: pick<unknown>("2026-11-30T01:02:03.5Z", "2026-11-30 01:02:03", 1_780_000_000, 1_780_000_000.25, "x", null),
    status: pick<unknown>(200, 409, 999, "404", "4040", 4e2, null, {}),
    method: pick<unknown>("POST", "get", 1),
    path: pick<unknown>("/orders", "/orders/7?x=é", "https://x/orders", "orders", 5),
    client: pick<unknown>("10.0.0.1", "ü", 1),
    body: anyBody,
    response: fc.oneof(fc.record({ body: anyBody, status: code }, { requiredKeys: [] }), code),
    "http.response.body": anyBody,
    http: fc.record({ response: fc.record({ body: anyBody }) }),
    request: fc.oneof(fc.record({ method: message, body: anyBody }, { requiredKeys: [] }), code),
    module: pick<unknown>("dsa", "orders", "x"),
    resourceLogs: fc.oneof(code, fc.constant([])),
    extra: fc.jsonValue({ maxDepth: 3 }),
    ...{ code, message, fault, error: fault },
  },
  { requiredKeys: [] },
);

/** Bytes that a damaged line may have anywhere. */
const damage = fc.option(fc.tuple(fc.nat(), pick(0x22, 0x5c, 0x7b, 0x7d, 0x2c, 0x3a, 0x20, 0x00, 0xff, 0x30, 0x2d)), { freq: 2 }); // prettier-ignore

it.each<readonly [string, ReturnType<typeof seedCatalog>, ReadOptions["fields"]]>([
  ["two layers", seedCatalog(), {}],
  ["a nested code", shop, {}],
  ["an error that is absent", flat, {}],
  ["declared places", shop, { body: ["response", "body"], status: ["body", "code"], request: ["extra"] }],
  ["the record as the body", flat, { body: [], request: ["request", "body", "fault"] }],
])("reads a line as the ordinary parser does: %s", (_, catalog, fields) => {
  const read = partReader(catalog, { format: "auto", fields, base: "", module: undefined });
  const countsOf = (bytes: Buffer): object => {
    const part = read("in", true);
    for (let i = 0; i < 3; i++) part.line(bytes, 0, bytes.length); // the third is a repeat
    const joined = joiner();
    joined.add(part.end(false), 0);
    const counts = joined.counts();
    return { csv: countsCsv(counts), examples: [...counts.examples], timeline: counts.timeline };
  };
  fc.assert(
    fc.property(record, style, fault, damage, (value, how, again, change) => {
      const line = Buffer.from(written({ title: 1, ...value }, how, again).replaceAll(/\n */g, " "));
      const start = line.indexOf('"title"') + 7;
      if (change !== null) line[start + (change[0] % (line.length - start))] = change[1];
      const escaped = Buffer.concat([line.subarray(0, start - 7), Buffer.from('"\\u0074itle"'), line.subarray(start)]);
      expect(countsOf(line)).toEqual(countsOf(escaped));
    }),
    { numRuns: 300 },
  );
});
