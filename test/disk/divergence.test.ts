import { expect, it } from "vitest";
import { divergences } from "../../generator/disk/divergence.js";

/** Commits by their parents, the newest first. */
const nodes = (history: Readonly<Record<string, string>>) =>
  Object.entries(history).map(([id, parents]) => ({ id, parents: parents.split(" ").filter(Boolean) }));

it("finds two branches with the last commit before both", () => {
  expect(divergences(nodes({ right: "base", left: "base", base: "first", first: "" }))).toEqual([
    ["base", "right", "left"],
  ]);
});

it("finds the sides of a merge and each commit on them", () => {
  const history = nodes({ merge: "left right2", left: "base", right2: "right1", right1: "base", base: "" });
  expect(divergences(history)).toEqual([
    ["base", "left", "right2"],
    ["base", "left", "right1"],
  ]);
});

it("finds nothing in one line of commits, nor without a common commit", () => {
  expect(divergences(nodes({ third: "second", second: "first", first: "" }))).toEqual([]);
  expect(divergences(nodes({ one: "older", other: "" }))).toEqual([]);
});
