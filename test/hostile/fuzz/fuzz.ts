import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seed } from "../../support/seed.js";
import { describeWith } from "../../support/tools.js";
import { benignTwin, escapes, filesOf, fittedTexts } from "../oracle.js";
import { payloads } from "../payloads.js";
import { randomSpec } from "../random-spec.js";
import { startShapers } from "../shape/shape.js";
import type { Shapers } from "../shape/shape.js";

/*
 * Random specs with random texts, in batches: the specs of a batch differ in their texts only, so that all have the same
 * harmless twin. They are small, one or two modules of one or two errors, so that many fit in a run; between them they
 * have every place for text. Files are judged by the parsers of TypeScript, Go and Python; pages have the grid.
 *
 * CI runs a fixed slice, in two files that run at once; a campaign is `FUZZ_SEED=7 FUZZ_SPECS=1000000 npx vitest run
 * -c vitest.long.config.ts test/hostile/fuzz`. A batch has a seed of its own, the next number, and each half says how far
 * it is, so that a campaign that was stopped goes on with the lower of the two seeds that were said last. A failure names
 * its batch, which comes back alone with `FUZZ_SPECS=1 FUZZ_SEED=<that batch>`.
 */

const count = Number(process.env["FUZZ_SPECS"] ?? 10_000);
const batch = 25;
const batches = Math.ceil(count / batch);
const languages = ["typescript", "go", "python"];

/** Declares the tests of every second batch: from the first one on, or from the second. */
export function fuzzHalf(first: 0 | 1): void {
  if (first >= batches) {
    it.skip("have no batch here: it is in the other half", () => undefined);
    return;
  }
  describeWith(["go", "javac", "python3"], `${batches * batch} random specs, seed ${seed}: half of them`, () => {
    let shapers: Shapers;
    beforeAll(async () => {
      shapers = await startShapers();
    });
    afterAll(() => shapers.close());

    it("change no syntax and no value", { timeout: 86_400_000 }, () => fuzz(first, shapers));
  });
}

async function fuzz(first: number, shapers: Shapers): Promise<void> {
  const start = performance.now();
  for (let nth = first; nth < batches; nth += 2) {
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
    const done = (nth - first) / 2 + 1;
    if (done % 50 === 0) {
      const each = (performance.now() - start) / (done * batch);
      console.log(`${done * batch} specs, ${each.toFixed(1)} ms each; the next seed is ${batchSeed + 2}`);
    }
  }
}

const isCode = (path: string): boolean => !path.endsWith(".md");

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
