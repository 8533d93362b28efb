import { expect, it } from "vitest";
import { distanceOf } from "../../generator/explain/distance.js";

it.each([
  ["", "", 0],
  ["a", "", 1],
  ["", "ab", 2],
  ["2130", "2130", 0],
  ["2310", "2130", 1],
  ["2010", "2310", 1],
  ["abcd", "badc", 2],
  ["ca", "abc", 3],
  ["kitten", "sitting", 3],
])("%j and %j are %d apart", (a, b, distance) => {
  expect(distanceOf(a, b)).toBe(distance);
  expect(distanceOf(b, a)).toBe(distance);
});
