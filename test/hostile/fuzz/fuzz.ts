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
 * have every place for text. Files are judged by the parsers of TypeScript, Go and Python; pages have the grid, and rows
 * are judged in every fifth spec.
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
  describeWith(["go", "javac", "php", "python3"], `${batches * batch} random specs, seed ${seed}: half of them`, () => {
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
    const benign = await benignTwin(make, shapers, languages, isNoPage);
    const rows = fc.sample(fc.array(text, { minLength: places, maxLength: places }), {
      seed: batchSeed,
      numRuns: batch,
    });
    const left = rows.entries();
    const judge = async (): Promise<void> => {
      for (const [index, row] of left) {
        const { next, texts } = fittedTexts((place) => row[place] ?? "");
        const spec = make(next);
        const isJudged = index % 5 === 0 ? isNoPage : isCode;
        const found = await escapes(benign, await filesOf(spec, languages, isJudged), texts, shapers, isJudged);
        expect(found, `batch ${batchSeed}: ${JSON.stringify(spec)}`).toEqual([]);
      }
    };
    // A few at once, so that all parsers have something to do.
    await Promise.all([judge(), judge(), judge()]);
    const done = (nth - first) / 2 + 1;
    if (done % 50 === 0) {
      const each = (performance.now() - start) / (done * batch);
      console.log(`${done * batch} specs, ${each.toFixed(1)} ms each; the next seed is ${batchSeed + 2}`);
    }
  }
}

const isNoPage = (path: string): boolean => !path.endsWith(".md");
/** What is not the rows of a package's own tests: they are JSON, and take longest to make. */
const isCode = (path: string): boolean => isNoPage(path) && !path.endsWith(".jsonl");

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
