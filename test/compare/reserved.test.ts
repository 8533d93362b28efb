import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairUp } from "../../generator/compare/pairs.js";
import type { ModuleIndex } from "../../generator/compare/pairs.js";
import { uncovered } from "../../generator/compare/reserved.js";
import { catalogOf } from "../support/catalog.js";

/** A module of some type with some codes reserved and some in use. */
function moduleOf(type: string, reserved: readonly string[], used: readonly string[]): ModuleIndex {
  const letters = Array.from("abcdefghijklmnopqrstuvwxyz");
  const catalog = catalogOf(`errspec: 1
catalog: tiny
title: Tiny
locales: [en]
envelope: { code: /code }
modules:
  - module: things
    code-type: ${type}
    reserved: [${reserved.map((codes) => `{ codes: ["${codes}"], reason: x }`).join(", ")}]
    errors: [${used.map((code, i) => `{ code: "${code}", name: A${letters[i] ?? ""}, text: x }`).join(", ")}]
`);
  const [pair] = pairUp(catalog, catalog).modules;
  if (pair === undefined) throw new Error("no module");
  return pair.after;
}

describe("what a reserved range holds and a later version neither reserves nor uses", () => {
  it.each<[range: [string, string], reserved: string[], used: string[], free: string[]]>([
    [["10", "20"], ["10-20"], [], []],
    [["10", "20"], [], [], ["10-20"]],
    [["10", "20"], ["1-9", "21-30"], [], ["10-20"]],
    [["10", "20"], ["11-19"], [], ["10", "20"]],
    [["10", "20"], ["1-12", "18-30"], [], ["13-17"]],
    [["10", "20"], ["18-30", "1-12"], ["15"], ["13-14", "16-17"]],
    [["10", "20"], ["10-14", "15-20"], [], []],
    [["10", "20"], ["10-13", "15-20"], ["14"], []],
    [["10", "20"], ["10-18", "12-14"], [], ["19-20"]],
    [["10", "20"], ["1-19"], [], ["20"]],
    [["10", "20"], ["20-30"], [], ["10-19"]],
    [["10", "10"], [], [], ["10"]],
    [["10", "10"], ["10"], [], []],
    [["10", "10"], [], ["10"], []],
    [["-5", "5"], ["-3--1"], ["0"], ["-5--4", "1-5"]],
  ])("%j, where %j are reserved and %j in use, is %j", (range, reserved, used, free) => {
    expect(uncovered(range, moduleOf("int", reserved, used))).toEqual(free);
  });

  it("is spelt as the module spells its codes", () => {
    const hex = moduleOf("{ kind: hex, bits: 16 }", ["0x00A0-0x00AF"], []);
    expect(uncovered(["0x009E", "0x00B0"], hex)).toEqual(["0x009E-0x009F", "0x00B0"]);
    expect(uncovered(["0x00FE", "0x00FE"], hex)).toEqual(["0x00FE"]);
    const words = moduleOf("string", ["old"], ["used"]);
    expect(["old", "used", "free"].flatMap((code) => uncovered([code, code], words))).toEqual(["free"]);
  });

  it("is the same counted one by one", () => {
    const range = fc.tuple(fc.nat(30), fc.nat(8)).map(([first, more]): [number, number] => [first, first + more]);
    fc.assert(
      fc.property(range, fc.array(range, { maxLength: 5 }), ([first, last], reserved) => {
        const module = moduleOf("int", reserved.map(([a, b]) => `${a}-${b}`), []); // prettier-ignore
        const left = uncovered([String(first), String(last)], module).flatMap((text) => {
          const [from = 0, to = from] = text.split("-").map(Number);
          return Array.from({ length: to - from + 1 }, (_, i) => from + i);
        });
        const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
        expect(left).toEqual(all.filter((code) => !reserved.some(([a, b]) => a <= code && code <= b)));
      }),
      { numRuns: 60 },
    );
  });
});
