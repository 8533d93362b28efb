import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { quoted, scalar, scalarBelow } from "../../generator/edit/scalar.js";

describe("a text in an imported spec", () => {
  it.each([
    ["The order is closed.", "The order is closed."],
    ["（2130）非法参数", "（2130）非法参数"],
    ["", '""'],
    ["a: b", '"a: b"'],
    ["a:", '"a:"'],
    ["a #b", '"a #b"'],
    ["yes", '"yes"'],
    ["12", '"12"'],
    ["1e3", '"1e3"'],
    ["2024-01", '"2024-01"'],
    ["nan", '"nan"'],
    ["- a", '"- a"'],
    [" a", '" a"'],
    ["a\u200b\u0085\ud800", '"a\\u200b\\u0085\\ud800"'],
  ])("%j is %s", (text, written) => {
    expect(scalar(text)).toBe(written);
  });

  it("is a block if it has several lines that need no escape", () => {
    expect(scalarBelow("a", "  ")).toBe("a");
    expect(scalarBelow("a: b\nc", "  ")).toBe("|-\n  a: b\n  c");
    expect(scalarBelow("a\n\nb", "  ")).toBe('"a\\n\\nb"');
    expect(scalarBelow("a\n b", "  ")).toBe('"a\\n b"');
    expect(scalarBelow("a\nb\u200b", "  ")).toBe('"a\\nb\\u200b"');
  });

  it("reads back unchanged, whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const encode of [scalar, quoted, (raw: string) => scalarBelow(raw, "    ")]) {
          expect(parse(`a:\n  b: ${encode(text)}\n  c: d\n`)).toEqual({ a: { b: text, c: "d" } });
        }
      }),
      { seed: 7, numRuns: 2000 },
    );
  });
});
