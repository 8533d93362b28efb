import { describe, expect, it } from "vitest";
import { diagnosticText } from "../../generator/diagnostic/text.js";
import { didYouMean } from "../../generator/diagnostic/suggest.js";
import { visible } from "../../generator/diagnostic/visible.js";
import { cells } from "../../generator/diagnostic/width.js";

const plain = (_: string, text: string): string => text;

function frameOf(line: string, column: number, endColumn: number): string[] {
  const at = { file: "spec/a.yaml", line: 1, column, endLine: 1, endColumn };
  return diagnosticText(
    { rule: "r", severity: "error", at, message: "m" },
    new Map([["spec/a.yaml", line]]),
    plain,
  ).split("\n");
}

describe("a diagnostic as text", () => {
  it("has the place, the rule, the line with a mark, the help, and the related place", () => {
    const at = { file: "spec/a.yaml", line: 2, column: 7, endLine: 2, endColumn: 10 };
    const related = { at: { ...at, line: 1 }, message: "first used here" };
    const sources = new Map([["spec/a.yaml", "code: 100\ncode: 100\n"]]);
    expect(
      diagnosticText(
        { rule: "unique-code", severity: "error", at, message: "used twice", help: "pick another", related },
        sources,
        plain,
      ),
    ).toBe(`spec/a.yaml:2:7: error[unique-code]: used twice
  2 | code: 100
    |       ^^^
spec/a.yaml:1:7: first used here
  1 | code: 100
    |       ---
  help: pick another`);
  });

  it.each([
    ["Chinese before it", "zh: 非法ProjectID参数 x", 19, 20, "                      ^"],
    ["Chinese under it", "zh: 非法ID", 5, 7, "    ^^^^"],
    ["an emoji of several code points before it", "a: 👩‍👩‍👧 b", 13, 14, "      ^"],
    ["a letter with a combining mark before it", "a: e\u0301 b", 7, 8, "     ^"],
    ["a tab before it", "a:\tb", 4, 5, "   ^"],
    ["nothing under it", "a:", 3, 3, "  ^"],
  ])("puts the mark where a terminal shows the text: %s", (_, line, column, endColumn, mark) => {
    expect(frameOf(line, column, endColumn)[2]).toBe(`    | ${mark}`);
  });

  it("shows control characters as escapes", () => {
    const [head, line] = frameOf("a: \u001b[31mred\u202e", 4, 5);
    expect(head).toBe("spec/a.yaml:1:4: error[r]: m");
    expect(line).toBe("  1 | a: \\x1b[31mred\\u202e");
    expect(visible("\u0000\u0007\u009b\u200b\ud800\n👍é")).toBe("\\x00\\x07\\x9b\\u200b\\ud800\\x0a👍é");
  });

  it.each([
    ["in the middle", "x".repeat(2500), "spot", "y".repeat(2500), 6],
    ["at the end", "x".repeat(5000), "spot", "", 6],
    ["of wide characters", "码".repeat(2500), "非法", "码".repeat(2500), 6],
    ["of its own", "", "s".repeat(5000), "", 72],
    ["of emoji", "👩‍👩‍👧".repeat(700), "spot", "👩‍👩‍👧".repeat(700), 6],
  ])("cuts a very long line around the mark to fit a terminal: %s", (_, before, under, after, most) => {
    const [, line = "", mark = ""] = frameOf(
      before + under + after,
      before.length + 1,
      before.length + under.length + 1,
    );
    expect(cells(line)).toBeLessThanOrEqual(126);
    expect(line).toContain("…");
    expect(mark.length).toBeLessThanOrEqual(126);
    const marked = /\^+/.exec(mark) ?? [""];
    expect(marked[0].length).toBeLessThanOrEqual(most);
    if (under.length < 10) expect(line).toContain(under);
    const start = cells(line.slice(0, line.indexOf(under.slice(0, 2))));
    expect(mark.indexOf("^")).toBe(start);
  });

  it("counts cells as terminals do", () => {
    expect([cells("abc"), cells("非法"), cells("，"), cells("👍"), cells("é"), cells("e\u0301"), cells("")]).toEqual([
      3, 4, 2, 2, 1, 1, 0,
    ]);
  });
});

describe("did you mean", () => {
  it.each([
    ["retriable", ["retryable", "reserved"], "did you mean `retryable`?"],
    ["invalid_arg", ["invalid_argument", "internal"], "did you mean `invalid_argument`?"],
    ["owner", ["code", "name"], undefined],
    ["x", [], undefined],
  ])("%s", (text, candidates, expected) => {
    expect(didYouMean(text, candidates)).toBe(expected);
  });
});
