import fc from "fast-check";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Catalog } from "../../../generator/model/catalog.js";
import { countsQuery } from "../../../generator/targets/sql/counts.js";
import { engines } from "../../../generator/targets/sql/engines.js";
import { comment, storable } from "../../../generator/targets/sql/literals.js";
import type { EngineId } from "../../../generator/targets/sql/options.js";
import { seedCatalog } from "../../support/catalog.js";
import { seed } from "../../support/seed.js";
import { root } from "../../support/tools.js";
import { variants } from "../../hostile/payloads.js";
import { countedCatalog, countedTable, expectedCounts } from "./counts-case.js";
import { differencesPage } from "./differences.js";
import type { Difference } from "./differences.js";
import { installEngine, startEngine } from "./engine.js";
import type { Running } from "./engine.js";
import { expectPlanted } from "./planted.js";
import { expectedAnswers, timed } from "./queries.js";
import { catalogs, fields, filesFor, vectorsOf } from "./vectors.js";

/** The tests of an engine. It is started once for all. A missing engine is a failure in CI and a skip elsewhere. */
export function testEngine(engine: EngineId): void {
  const { dialect, decoded } = engines[engine];
  const isThere = installEngine(engine);
  const title = `${dialect.title}${isThere ? "" : " (skipped: it cannot be installed)"}`;
  describe.skipIf(!isThere && process.env["CI"] === undefined)(title, () => {
    let running: Running;
    beforeAll(async () => void (running = await startEngine(engine)), 600_000);
    afterAll(() => running.close());

    it("comes to the verdicts of the contract, but for the listed differences", { timeout: 1_800_000 }, async () => {
      const differences: Difference[] = [];
      let count = 0;
      for (const [name, catalog] of catalogs(engine)) {
        const prefix = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
        const files = await filesFor(engine, catalog, prefix);
        const vectors = vectorsOf(catalog);
        count += vectors.length;
        const rows = vectors.map(({ module, status, body }, n) => [n, module, status ?? null, body]);
        const columns = fields.map((field) => `decoded.${field} as ${field}`).join(", ");
        const [answers = []] = await running.run({
          table: { name: "responses", columns: { n: "int", module: "text", status: "int", body: "text" }, rows },
          statements: [files.get("codes.sql") ?? "", files.get("decode.sql") ?? ""],
          queries: [`select n, ${columns} from ${decoded(`${prefix}_decode`)} order by n`],
        });
        const verdicts = new Map(answers.map(([n, ...verdict]) => [Number(n), JSON.stringify(verdict)]));
        for (const [n, { body, expected }] of vectors.entries()) {
          const got = verdicts.get(n);
          if (got !== expected) differences.push({ body, expected, got });
        }
      }
      const page = differencesPage(dialect.title, count, differences);
      await expect(page).toMatchFileSnapshot(join(root, "docs", "sql", `${engine}.md`));
      expect(differences.length / count, "an engine that differs more often decodes something else").toBeLessThan(0.05);
    });

    it("answers the ready queries", { timeout: 600_000 }, async () => {
      const catalog: Catalog = seedCatalog();
      const files = await filesFor(engine, catalog, "shop");
      const responses = timed(catalog);
      const names = ["top-codes", "unknown-codes", "retryable-by-hour", "first-seen"] as const;
      const answers = await running.run({
        table: {
          name: "responses",
          columns: { time: "time", module: "text", status: "int", body: "text" },
          rows: responses.map(({ time, module, status, body }) => [time, module, status ?? null, body]),
        },
        statements: [files.get("codes.sql") ?? "", files.get("decode.sql") ?? ""],
        queries: names.map((name) => files.get(`${name}.sql`) ?? ""),
      });
      const expected = expectedAnswers(catalog, responses);
      for (const [index, name] of names.entries()) {
        expect(
          answers[index]?.map((row) => row.map(plain)),
          name,
        ).toEqual(expected[name]);
      }
    });

    it("counts responses as the observe contract says", { timeout: 600_000 }, async () => {
      const options = { table: "logged", module: undefined, base: "/v1" };
      const queries = [true, false].map((repeats) => countsQuery(countedCatalog(), engine, { ...options, repeats }));
      const [counts, withoutRepeats] = await running.run({ table: countedTable, queries });
      expect(counts?.map((row) => row.map(asNumber))).toEqual(expectedCounts);
      expect(withoutRepeats?.map((row) => row.map(asNumber))).toEqual(
        expectedCounts.map((row) => row.with(columnOfRepeats, 0)),
      );
    });

    it("finds all that was planted in tables of traffic, and nothing else", { timeout: 1_800_000 }, async () => {
      await expectPlanted(engine, running);
    });

    it("reads every literal as the text that it was, and no comment at all", { timeout: 600_000 }, async () => {
      const random = fc.sample(fc.string({ unit: "binary", maxLength: 12 }), { numRuns: 300, seed });
      const texts = [...new Set([...variants, ...random])];
      const literals = texts.map((text, n) => [`'${n}'`, dialect.string(text)]);
      const comments = texts.map((text, n) => [`'${n}' --${comment(text)}\n`, "'after'"]);
      const answers = await running.run({
        queries: [literals, comments].map((each) => dialect.rows({ n: "text", t: "text" }, each)),
      });
      const [asText = [], asComment = []] = answers.map((rows) => rows.toSorted(([a], [b]) => Number(a) - Number(b)));
      expect(asText.map(([, text]) => text)).toEqual(texts.map(storable));
      expect(asComment.map(([, text]) => text)).toEqual(texts.map(() => "after"));
    });
  });
}

const columnOfRepeats = 9;

/** A number, even if a client shows it as text. */
function asNumber(value: unknown, column: number): unknown {
  return column === 8 || column === columnOfRepeats ? Number(value) : value;
}

/** A value as every engine's client could show it: times to the second, numbers to six digits. */
function plain(value: unknown): unknown {
  if (typeof value === "string" && /^\d{4}-\d\d-\d\d[T ]/.test(value)) return value.replace("T", " ").slice(0, 19);
  const number = typeof value === "string" && /^\d+\.\d+$/.test(value) ? Number(value) : value;
  return typeof number === "number" ? Number(number.toFixed(6)) : number;
}
