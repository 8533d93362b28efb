import { describe, expect, it } from "vitest";
import { seed } from "../../support/seed.js";
import { randomSpec } from "../random-spec.js";
import { filledSpec } from "../spec.js";
import { fuzzHalf } from "./fuzz.js";

describe("random specs", () => {
  it("have every place for text, between them", () => {
    const places = new Set(
      Array.from({ length: 400 }, (_, nth) => placesOf(randomSpec(seed + nth).make(() => "~"))).flat(),
    );
    expect([...new Set(placesOf(filledSpec(() => "~")))].filter((place) => !places.has(place))).toEqual([]);
  });
});

fuzzHalf(0);

/** Where a spec has texts: the keys that lead to each, without numbers and locales. */
function placesOf(value: unknown, path = ""): string[] {
  if (typeof value === "string") return value.includes("~") ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    placesOf(inner, /^(?:\d+|zh|en|zh-Hans|pt-BR|part|some)$/.test(key) ? path : `${path}.${key}`),
  );
}
