import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isCleanMerge } from "../../generator/output/three-way.js";

/** What each side does to one line of the base. Git takes neighbours for a conflict, so every other line stays. */
const edit = fc.record({
  side: fc.constantFrom("ours", "theirs", "both"),
  action: fc.constantFrom("keep", "remove", "change", "add"),
  /** Lines that a text has often, such as a closing brace. */
  isCommon: fc.boolean(),
});

/** Three versions, and the text that git makes of them. */
const merges = fc.array(edit, { minLength: 1, maxLength: 12 }).map((edits) => {
  const versionOf = (isDone: (side: string) => boolean): string[] =>
    edits.flatMap(({ side, action, isCommon }, index) => {
      const line = isCommon ? "}" : `line ${index}`;
      const result = { keep: [line], remove: [], change: [`${line} changed`], add: [line, `added ${index}`] }[action];
      return [`stable ${index}`, ...(isDone(side) ? result : [line])];
    });
  const base = versionOf(() => false);
  const ours = versionOf((side) => side !== "theirs");
  const theirs = versionOf((side) => side !== "ours");
  return { base, ours, theirs, merged: versionOf(() => true) };
});

const isClean = (
  lines: readonly string[],
  { base, ours, theirs }: Record<"base" | "ours" | "theirs", string[]>,
): boolean =>
  isCleanMerge(lines.join("\n"), { base: base.join("\n"), ours: ours.join("\n"), theirs: theirs.join("\n") });

const place = fc.nat({ max: 100 });

describe("a clean merge", () => {
  it("is what git makes of two sides", () => {
    const check = fc.property(merges, (versions) => {
      expect(isClean(versions.merged, versions)).toBe(true);
    });
    fc.assert(check);
  });

  it("is not a text with a line added by hand, new or copied", () => {
    const check = fc.property(merges, place, place, fc.boolean(), (versions, from, to, isNew) => {
      const { merged } = versions;
      const line = isNew ? "by hand" : stableOf(merged, from);
      expect(isClean(merged.toSpliced(to % (merged.length + 1), 0, line), versions)).toBe(false);
    });
    fc.assert(check);
  });

  it("is not a text with a line removed or changed by hand", () => {
    const check = fc.property(merges, place, fc.constantFrom([], ["by hand"]), (versions, from, result) => {
      const { merged } = versions;
      const at = merged.indexOf(stableOf(merged, from));
      expect(isClean(merged.toSpliced(at, 1, ...result), versions)).toBe(false);
    });
    fc.assert(check);
  });

  it("is not a text with a line moved by hand past another that is there once", () => {
    const check = fc.property(merges, place, place, (versions, from, to) => {
      const { merged } = versions;
      const line = stableOf(merged, from);
      const rest = merged.filter((each) => each !== line);
      const moved = rest.toSpliced(to % (rest.length + 1), 0, line);
      const unique = (lines: readonly string[]): readonly string[] => lines.filter((each) => !each.startsWith("}"));
      fc.pre(unique(moved).join() !== unique(merged).join());
      expect(isClean(moved, versions)).toBe(false);
    });
    fc.assert(check);
  });

  it("may have a line that one side removed: a union merge puts it back", () => {
    const versions = { base: ["1", "2", "3", "4"], ours: ["1", "3"], theirs: ["1", "2", "more", "3", "4"] };
    expect(isClean(["1", "2", "more", "3"], versions)).toBe(true);
    expect(isClean(["1", "more", "3"], versions)).toBe(true);
    expect(isClean(["1", "2", "3"], versions)).toBe(false);
  });
});

/** One of the lines that neither side touched. */
function stableOf(lines: readonly string[], index: number): string {
  const stable = lines.filter((line) => line.startsWith("stable"));
  return stable[index % stable.length] ?? "";
}
