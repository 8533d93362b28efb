import { afterAll, beforeAll, expect, it } from "vitest";
import { describeWith } from "../support/tools.js";
import { benignTwin, escapes, filesOf, fittedTexts } from "./oracle.js";
import { payloads, variants } from "./payloads.js";
import { startShapers } from "./shape/shape.js";
import type { Shapers } from "./shape/shape.js";
import { filledSpec } from "./spec.js";
import type { Place } from "./spec.js";

/*
 * Every payload, in every form, in every place for text of a spec, in every generated file: the syntax of each file equals
 * that of the same spec with harmless words, and every literal has the value of the spec.
 *
 * One spec has every place, each with another payload. As many specs as there are payloads, each with the payloads rotated
 * by one, put every payload into every place. That is `GRID_STEP=1 npx vitest run test/hostile/grid`;
 * CI takes every eighth of these specs, and so an eighth of all pairs, in which each payload and each place has its turn.
 */

const stepOfGrid = Number(process.env["GRID_STEP"] ?? 8);

describeWith(["go", "javac", "php", "python3"], `${payloads.length} payloads in ${variants.length} forms`, () => {
  let shapers: Shapers;
  beforeAll(async () => {
    shapers = await startShapers();
  });
  afterAll(() => shapers.close());

  it.each([
    ["two layers", true, stepOfGrid],
    ["one layer", false, 3 * stepOfGrid],
  ])("change no syntax and no value, in %s", { timeout: 7_200_000 }, async (_, layered, step) => {
    const make = (next: (place: Place) => string) => filledSpec(next, layered);
    const benign = await benignTwin(make, shapers);
    const found = new Set<string>();
    for (let first = 0; first < variants.length; first += step) {
      // A step that has no common divisor with the count: neighbours in a spec are no neighbours in the list.
      const { next, texts } = fittedTexts((index) => variants[(first + index * 11) % variants.length] ?? "");
      const spec = make(next);
      for (const escape of await escapes(benign, await filesOf(spec), texts, shapers)) found.add(`${first}: ${escape}`);
      if (found.size > 50) break;
    }
    expect([...found]).toEqual([]);
  });
});
