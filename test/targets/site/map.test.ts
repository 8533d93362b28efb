import { describe, expect, it } from "vitest";
import { numberLayout, numberText } from "../../../generator/targets/site/map-layout.js";
import type { Module } from "../../../generator/model/catalog.js";
import { catalogOf, seedCatalog } from "../../support/catalog.js";
import { siteOf } from "./support.js";

const moduleWith = (codeType: Module["codeType"]): Module => {
  const [module] = seedCatalog().modules;
  if (module === undefined) throw new Error("no module");
  return { ...module, codeType };
};
const int = moduleWith({ kind: "int" });
const hex = moduleWith({ kind: "hex", bits: 32, signed: true });

const range = (first: number, last: number, step = 1): string[] =>
  Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => String(first + index * step));

describe("the layout of a map", () => {
  it("has a cell for each number, or for each hundred where all are whole hundreds", () => {
    expect(numberLayout(int, ["1000", "1001", "1015"])).toEqual({ unit: 1, columns: 10, rows: [100, 101], base: 10 });
    expect(numberLayout(int, ["0", "4000", "4100", "6200"])).toEqual({
      unit: 100,
      columns: 10,
      rows: [0, 4, 6],
      base: 10,
    });
    expect(numberLayout(int, ["-32700", "-32601"])).toEqual({ unit: 1, columns: 10, rows: [-3270, -3261], base: 10 });
  });

  it("has wider rows where there would be too many", () => {
    expect(numberLayout(int, range(1000, 1399))?.columns).toBe(50);
    expect(numberLayout(int, range(1000, 1399))?.rows).toHaveLength(8);
    expect(numberLayout(int, range(0, 9999))?.columns).toBe(100);
  });

  it("has rows of 16 for hexadecimal codes, as they are written", () => {
    const layout = numberLayout(hex, ["0x80070005", "0x80070012"]);
    expect(layout).toMatchObject({ unit: 1, columns: 16, base: 16 });
    if (layout === undefined) return;
    expect(layout.rows.map((row) => numberText(row * layout.columns, layout, hex))).toEqual([
      "0x80070000",
      "0x80070010",
    ]);
  });

  it("is none for words, and none for numbers too far apart", () => {
    expect(numberLayout(moduleWith({ kind: "string" }), ["a", "b"])).toBeUndefined();
    expect(numberLayout(int, range(0, 100_000_000, 1_000_003))).toBeUndefined();
  });
});

describe("the map of the seed", () => {
  it("has every code once, with its group's colour and a mark on what may be retried", async () => {
    const catalog = seedCatalog();
    const map = (await siteOf(catalog, { sdk: false })).get("en/map.html") ?? "";
    for (const { entries } of catalog.modules) {
      for (const { module, code, retryable } of entries) {
        const cells = map.split("\n").filter((line) => line.includes(`href="${module}/${code}/index.html"`));
        expect(cells, code).toHaveLength(1);
        expect(cells[0]?.includes(' may"'), code).toBe(retryable);
        expect(cells[0], code).toMatch(/class="cell hue-\d /);
      }
    }
    expect(map, "what is planned for later is not for readers").not.toContain("2999");
    expect(map.match(/class="part apart"/g)).toHaveLength(11);
    expect(map.match(/class="band .*<\/i>/g)).toEqual([
      'class="band hue-2 at-0 to-9">User</i>',
      'class="band hue-2 at-0 to-9"></i>',
      'class="band hue-2 at-0 to-9"></i>',
      'class="band hue-2 at-0 to-9"></i>',
      'class="band hue-7 at-0 to-9">Certificate</i>',
      'class="band hue-7 at-0 to-9"></i>',
      'class="band hue-8 at-0 to-9">Statistics</i>',
      'class="band hue-8 at-0 to-9"></i>',
      'class="band hue-9 at-0 to-9">Configuration</i>',
      ...Array<string>(3).fill('class="band hue-9 at-0 to-9"></i>'),
    ]);
  });
});

describe("maps of other codes", () => {
  const mapOf = async (codes: string): Promise<string> => {
    const catalog = catalogOf(`
errspec: 1
catalog: acme
title: { en: Acme }
locales: [en]
envelope: { success: { absent: /error }, code: /error }
modules:
${codes}`);
    return (await siteOf(catalog, { sdk: false })).get("en/map.html") ?? "";
  };

  it("have the end of a code that is too long for its cell, whose beginning the row has", async () => {
    const map = await mapOf(`
  - module: device
    code-type: { kind: hex, bits: 32 }
    errors: [{ code: "0x80040003", name: BadFan, text: { en: The fan is bad. }, kind: internal, action: retry }]`);
    expect(map).toContain('<span class="row">0x80040000</span>');
    expect(map).toContain("><span>…0003</span><b>0x80040003 BadFan</b></a>");
    expect(map).toContain('aria-label="0x80040003 BadFan&#10;The fan is bad.&#10;Retry after a delay"');
  });

  it("are tiles, group by group, for words", async () => {
    const map = await mapOf(`
  - module: cards
    code-type: string
    groups: { a: { title: { en: A } }, b: { title: { en: B } } }
    reserved: [{ codes: [gone], reason: Left. }]
    errors:
      - { code: stray, name: Stray, text: { en: Stray. }, kind: internal, action: retry }
      - { code: second, name: Second, group: b, text: { en: Second. }, kind: internal, action: retry }
      - { code: first, name: First, group: a, text: { en: First. }, kind: internal, action: retry }`);
    const tiles = map.split('<div class="tiles">').slice(1);
    expect(tiles.map((text) => [...text.matchAll(/<span>(.*)<\/span><\/a>/g)].map(([, code]) => code))).toEqual([
      ["first"],
      ["second"],
      ["stray"],
      ["gone"],
    ]);
    expect(map).toContain('<a href="cards/index.html#reserved-codes"><i class="cell reserved"></i>Reserved</a>');
  });

  it("are drawings where codes are too many to be read", async () => {
    const rows = Array.from({ length: 400 }, (_, index) => {
      const name = `E${String.fromCharCode(97 + (index % 26))}${index}`;
      return `      - { code: ${1000 + index}, name: ${name}, text: { en: "${name}" }, kind: internal, action: retry }`;
    });
    const map = await mapOf(`\n  - module: big\n    code-type: int\n    errors:\n${rows.join("\n")}`);
    expect(map.match(/<a class="cell plain may" href="big\/\d+\/index\.html"/g)).toHaveLength(400);
    expect(map).toContain('viewBox="0 0 952 144"');
  });
});
