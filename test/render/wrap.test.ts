import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cells } from "../../generator/diagnostic/width.js";
import { wrap } from "../../generator/render/wrap.js";

describe("wrap", () => {
  it("breaks at blanks, and between wide characters where a line would not fit", () => {
    expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
    expect(wrap("错误码 2130 的项目", 8)).toEqual(["错误码", "2130 的", "项目"]);
  });

  it("keeps a mark with its character", () => {
    expect(wrap("漢\u0301漢\u0301漢\u0301", 4)).toEqual(["漢\u0301漢\u0301", "漢\u0301"]);
  });

  it("keeps punctuation with the character that it belongs to", () => {
    expect(wrap("错误，（项目）", 6)).toEqual(["错误，", "（项", "目）"]);
  });

  it("loses nothing but blanks, and leaves no line too long that could break", () => {
    const word = fc.string({
      unit: fc.constantFrom("a", "z", "é", "漢", "字\u0301", "，"),
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.integer({ min: 14, max: 40 }), (words, width) => {
        const text = words.join(" ");
        const lines = wrap(text, width);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
        for (const line of lines) expect(cells(line)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
