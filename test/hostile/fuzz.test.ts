import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeWith } from "../support/tools.js";
import { benignTwin, escapes, filesOf, fittedTexts } from "./oracle.js";
import { payloads } from "./payloads.js";
import { startShapers } from "./shape/shape.js";
import type { Shapers } from "./shape/shape.js";
import { randomSpec } from "./random-spec.js";
import { filledSpec } from "./spec.js";

/*
 * Random specs with random texts, in batches: the specs of a batch differ in their texts only, so that all have the same
 * harmless twin. They are small, one or two modules of one or two errors, so that many fit in a run; between them they
 * have every place for text. Files are judged by the parsers of TypeScript, Go and Python; pages have the grid.
 *
 * CI runs a fixed slice; a campaign is `FUZZ_SEED=7 FUZZ_SPECS=1000000 npx vitest run -c vitest.long.config.ts
 * test/hostile/fuzz`. It says how far it is: a batch has a seed of its own, the next number, so that one that was stopped
 * goes on with the seed that it said last. A failure names its batch, which comes back alone with `FUZZ_SPECS=1 FUZZ_SEED=<that batch>`.
 */

const seed = Number(process.env["FUZZ_SEED"] ?? 20181124);
const count = Number(process.env["FUZZ_SPECS"] ?? 10_000);
const batch = 25;
const batches = Math.ceil(count / batch);
const languages = ["typescript", "go", "python"];

describe("random specs", () => {
  it("have every place for text, between them", () => {
    const places = new Set(
      Array.from({ length: 400 }, (_, nth) => placesOf(randomSpec(seed + nth).make(() => "~"))).flat(),
    );
    expect([...new Set(placesOf(filledSpec(() => "~")))].filter((place) => !places.has(place))).toEqual([]);
  });
});

describeWith(["go", "python3"], `${batches * batch} random specs, seed ${seed}`, () => {
  let shapers: Shapers;
  beforeAll(async () => {
    shapers = await startShapers();
  });
  afterAll(() => shapers.close());

  it("change no syntax and no value", { timeout: 86_400_000 }, async () => {
    const start = performance.now();
    for (let nth = 0; nth < batches; nth++) {
      const batchSeed = seed + nth;
      const { make, places } = randomSpec(batchSeed);
      const benign = await benignTwin(make, shapers, languages);
      const rows = fc.sample(fc.array(text, { minLength: places, maxLength: places }), {
        seed: batchSeed,
        numRuns: batch,
      });
      // Together, so that all parsers have something to do.
      await Promise.all(
        rows.map(async (row) => {
          const { next, texts } = fittedTexts((index) => row[index] ?? "");
          const spec = make(next);
          const found = await escapes(benign, await filesOf(spec, languages), texts, shapers, isCode);
          expect(found, `batch ${batchSeed}: ${JSON.stringify(spec)}`).toEqual([]);
        }),
      );
      if (nth % 100 === 99) {
        const each = (performance.now() - start) / ((nth + 1) * batch);
        console.log(`${(nth + 1) * batch} specs, ${each.toFixed(1)} ms each; the next seed is ${batchSeed + 1}`);
      }
    }
  });
});

const isCode = (path: string): boolean => !path.endsWith(".md");

/** Where a spec has texts: the keys that lead to each, without numbers and locales. */
function placesOf(value: unknown, path = ""): string[] {
  if (typeof value === "string") return value.includes("~") ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    placesOf(inner, /^(?:\d+|zh|en|zh-Hans|pt-BR|part|some)$/.test(key) ? path : `${path}.${key}`),
  );
}

/** Texts of anything: payloads, parts of payloads, random characters, and these one after the other. */
const piece = fc.oneof(
  fc.constantFrom(...payloads),
  fc.constantFrom(...new Set(payloads.join("").slice(0, 4000))),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constantFrom(
    "\n",
    "\r",
    "\\",
    '"',
    "'",
    "`",
    "*/",
    "@",
    "{",
    "}",
    " ",
    "#",
    "<",
    ">",
    "&",
    "|",
    "\u2028",
    "\ud800",
    "\0",
  ),
);
const text = fc.oneof(
  piece,
  fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join("")),
  fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(" ")),
);
