import { expect, it } from "vitest";
import { conformanceFile } from "../../generator/conformance/cases.js";
import { mostEntries, sampleOf } from "../../generator/conformance/sample.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { catalogOf } from "../support/catalog.js";

/** A catalog with a module of so many errors, each with an example. */
function catalogWith(codes: readonly number[]): Catalog {
  const errors = codes.map((code) => `      - { code: ${code}, name: Error${code}, text: T., kind: internal, action: none, examples: [{ code: ${code}, message: x }] }`); // prettier-ignore
  return catalogOf(`errspec: 1
catalog: acme
title: Acme
version: 1.0.0
locales: [en]
envelope: { code: /code, text: /message }
modules:
  - module: shop
    errors:
${errors.join("\n")}
`);
}

const entriesOf = (count: number, start = 1): Catalog["modules"][number]["entries"] =>
  catalogWith(Array.from({ length: count }, (_, index) => start + index)).modules[0]?.entries ?? [];

it("keeps all entries of a module that is not large", () => {
  const entries = entriesOf(mostEntries);
  expect(sampleOf(entries)).toBe(entries);
});

it("keeps the first, the last and some between, in their order", () => {
  const entries = entriesOf(mostEntries * 3);
  const sample = sampleOf(entries);
  expect(sample).toHaveLength(mostEntries);
  expect(sample[0]).toBe(entries[0]);
  expect(sample.at(-1)).toBe(entries.at(-1));
  expect(sample).toEqual(entries.filter((entry) => sample.includes(entry)));
  const half = sample.filter((entry) => entries.indexOf(entry) < entries.length / 2).length;
  expect(half).toBeGreaterThan(mostEntries / 4);
  expect(half).toBeLessThan((mostEntries / 4) * 3);
});

it("replaces few entries when the module gets a new one", () => {
  const codes = Array.from({ length: 900 }, (_, index) => index * 2);
  const sampleCodes = (all: readonly number[]): readonly string[] =>
    sampleOf(catalogWith(all).modules[0]?.entries ?? []).map(({ code }) => code);
  const before = new Set(sampleCodes(codes));
  for (const added of [501, 503, 777]) {
    const after = sampleCodes([...codes, added].sort((a, b) => a - b));
    expect(after.filter((code) => !before.has(code)).length).toBeLessThanOrEqual(1);
  }
});

it("keeps the file of tests from growing with a module", () => {
  const lines = (count: number): number =>
    conformanceFile("", catalogWith(Array.from({ length: count }, (_, code) => code + 1)), ["en"]).text.split("\n")
      .length;
  expect(lines(400)).toBeGreaterThan(lines(100));
  expect(lines(1600)).toBe(lines(400));
});
