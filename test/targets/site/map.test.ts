import { describe, expect, it } from "vitest";
import { numberLayout, numberText } from "../../../generator/targets/site/map-layout.js";
import type { Module } from "../../../generator/model/catalog.js";
import { seedCatalog } from "../../support/catalog.js";
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
        expect(cells[0]?.includes('class="retry"'), code).toBe(retryable);
        expect(cells[0], code).toMatch(/class="cell hue-\d"/);
      }
    }
    expect(map).toContain(">2200 – 2999 free<");
    expect(map.match(/class="band /g)).toHaveLength(6);
  });
});
