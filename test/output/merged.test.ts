import { describe, expect, it } from "vitest";
import { hasConflict, isMergeOf } from "../../generator/output/merged.js";

const left = "head\none\nleft\nend\n";
const right = "head\none\nright\nend\n";

/** A text with a conflict between two sides. */
function conflict(ours: string, theirs: string, length = 7, base = ""): string {
  const run = (sign: string): string => sign.repeat(length);
  const middle = base === "" ? "" : `${run("|")} 0123abc\n${base}`;
  return `head\n${run("<")} HEAD\n${ours}${middle}${run("=")}\n${theirs}${run(">")} theirs\nend\n`;
}

describe("what a merge makes of versions", () => {
  it.each<[what: string, text: string]>([
    ["lines of both", "head\none\nleft\nright\nend\n"],
    ["a conflict", conflict("left\n", "right\n")],
    ["a conflict with its base", conflict("left\n", "right\n", 7, "one\n")],
    ["a conflict with longer markers", conflict("left\n", "right\n", 20)],
    ["a conflict with shorter markers", conflict("left\n", "right\n", 3)],
    ["a conflict of which one side is empty", conflict("left\n", "")],
    ["one of them", left],
  ])("is nobody's work: %s", (_, text) => {
    expect(isMergeOf(text, [left, right])).toBe(true);
  });

  it.each<[what: string, text: string]>([
    ["a line more", "head\none\nleft\nright\nmine\nend\n"],
    ["a line more beside a conflict", `mine\n${conflict("left\n", "right\n")}`],
    ["a line more in a conflict", conflict("left\nmine\n", "right\n")],
    ["a line less than one version", "head\nleft\nend\n"],
    ["what looks like one marker", "head\nleft\nright\n=======\nend\n"],
    ["markers of different lengths", "head\n<<<<<<< HEAD\nleft\n======\nright\n>>>>>>>> theirs\nend\n"],
    ["markers in another order", "head\n>>>>>>> a\nleft\n=======\nright\n<<<<<<< b\nend\n"],
  ])("is not what somebody has edited: %s", (_, text) => {
    expect(isMergeOf(text, [left, right])).toBe(false);
  });

  it("is not a text of which no version is known", () => {
    expect(isMergeOf(left, [])).toBe(false);
  });
});

it("tells a conflict by all of its markers", () => {
  expect(hasConflict(conflict("a\n", "b\n"))).toBe(true);
  expect(hasConflict("Title\n=======\n")).toBe(false);
  expect(hasConflict("<<<<<<< HEAD\na\n>>>>>>> theirs\n")).toBe(false);
});
