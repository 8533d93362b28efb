import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cells } from "../../generator/diagnostic/width.js";
import { wrap } from "../../generator/render/wrap.js";

describe("wrap", () => {
  it("breaks at blanks, and between wide characters where a line would not fit", () => {
    expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
    expect(wrap("a longest word", 4)).toEqual(["a", "longest", "word"]);
    expect(wrap("longest", 4)).toEqual(["longest"]);
    expect(wrap("two  blanks here", 8)).toEqual(["two", "blanks", "here"]);
    expect(wrap("错误码 2130 的项目", 8)).toEqual(["错误码", "2130 的", "项目"]);
  });

  it("keeps a mark with its character", () => {
    expect(wrap("漢\u0301漢\u0301漢\u0301", 4)).toEqual(["漢\u0301漢\u0301", "漢\u0301"]);
  });

  it("keeps punctuation with its character", () => {
    expect(wrap("错误，（项目）", 6)).toEqual(["错误，", "（项", "目）"]);
  });

  it("drops only blanks, and leaves no line too long that could break", () => {
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

  it.each<[what: string, text: string, width: number, lines: string[]]>([
    ["at blanks", "one two three", 7, ["one two", "three"]],
    ["not where it fits to the cell", "one two", 7, ["one two"]],
    ["a word that is too long not at all", "a incomprehensible b", 5, ["a", "incomprehensible", "b"]],
    ["several blanks as one break", "one   two", 4, ["one", "two"]],
    ["at line ends of every kind", "a\r\nb\nc\rd\u0085e\u2028f\u2029g", 80, ["a", "b", "c", "d", "e", "f", "g"]],
    ["and keeps empty lines", "a\n\n  b  ", 80, ["a", "", "b"]],
    ["between wide characters, two cells each", "证书链错误", 4, ["证书", "链错", "误"]],
    ["between wide characters and others", "abc证书def", 4, ["abc", "证书", "def"]],
    ["not before what closes", "证书链，错误", 6, ["证书", "链，错", "误"]],
    ["not after what opens", "证书（链）错", 6, ["证书", "（链）", "错"]],
    ["nothing", "", 10, [""]],
  ])("breaks %s", (_, text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });
});
