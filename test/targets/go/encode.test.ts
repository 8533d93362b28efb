import fc from "fast-check";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { raisedFile } from "../../../generator/conformance/raised.js";
import { ascii } from "../../../generator/decode/verdict-text.js";
import { encode } from "../../../generator/encode/encode.js";
import type { Catalog, Param } from "../../../generator/model/catalog.js";
import { catalogOf, seedCatalog } from "../../support/catalog.js";
import { crossSpecs } from "../../support/cross.js";
import { seed } from "../../support/seed.js";
import { describeWith, run } from "../../support/tools.js";
import { contextOf } from "../../../generator/targets/go/context.js";
import { generate, remove, withServer, write } from "./generated.js";
import { inTurn, payloads, withTexts } from "./hostile.js";
import { specs } from "./specs.js";

/** Catalogs by the name of a folder. */
const catalogs: readonly (readonly [string, Catalog])[] = [
  ...Object.entries({ ...specs, ...crossSpecs }).map(([name, text]) => [name, catalogOf(text)] as const),
  ["seed", seedCatalog()],
  ["hostile", withTexts(catalogOf(specs["layered"] ?? ""), inTurn(payloads.map((text) => text.trim())))],
];

/** A row of `encode.jsonl`, and the response as it is written there. */
interface Row {
  readonly encode: object;
  readonly response: string;
}

function rowsOf(catalog: Catalog): readonly Row[] {
  const mark = ',"response":';
  return raisedFile(catalog, catalog.locales)
    .trimEnd()
    .split("\n")
    .map((line) => ({
      encode: (JSON.parse(line) as { encode: object }).encode,
      response: line.slice(line.indexOf(mark) + mark.length, -1),
    }));
}

/** How many random errors of each catalog. */
const runs = Number(process.env["ERRSPEC_RUNS"] ?? 500);

const values: Readonly<Record<Param["type"], fc.Arbitrary<string | number | boolean>>> = {
  string: fc.string({ unit: "binary", maxLength: 12 }),
  int: fc.maxSafeInteger(),
  float: fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc
      .tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -9, max: 24 }))
      .map(([n, power]) => n * 10 ** power),
  ),
  bool: fc.boolean(),
};

/** Errors with random values, texts that may begin with a code, and values of Accept-Language. */
function randomRows(catalog: Catalog): readonly Row[] {
  const entries = catalog.modules.flatMap((module) => module.entries.map((entry) => ({ module, entry })));
  const marks = catalog.envelope.moduleCode.flatMap(({ forms }) =>
    forms.flatMap(({ before, after }) => [before, after]),
  );
  const codes = entries.map(({ entry }) => entry.code);
  const text = fc
    .array(fc.oneof(fc.constantFrom(...marks, ...codes, " ", "１", "（", "12", "text"), fc.string({ maxLength: 3 })), {
      maxLength: 6,
    })
    .map((parts) => parts.join(""));
  const locale = fc
    .array(
      fc.constantFrom(
        ...catalog.locales,
        "en",
        "zh-HK",
        "de-CH",
        "*",
        ",",
        ",",
        ";q=",
        "0.5",
        "0.",
        "1",
        "0",
        " ",
        "-",
        "x",
        "😀",
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(""));
  const row = fc.constantFrom(...entries).chain(({ module, entry }) =>
    fc
      .record(
        {
          params: fc.record(Object.fromEntries(entry.params.map(({ name, type }) => [name, values[type]]))),
          detail: text,
          retryAfter: fc.nat({ max: 10_000 }),
          requestId: fc.string({ minLength: 1, maxLength: 5 }).filter((id) => /^[!-~]+$/.test(id)),
          locale,
        },
        { requiredKeys: ["params", "requestId"] },
      )
      .map((given) => {
        const { status, headers, body } = encode(catalog, { module, entry, ...given }, given);
        return {
          encode: { module: module.id, code: entry.code, ...given },
          response: ascii(JSON.stringify({ status, headers, body })),
        };
      }),
  );
  return fc.sample(row, { numRuns: runs, seed });
}

describeWith(["go", "gofmt"], "encode in Go", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "errspec-go-encode-"));
  });
  afterAll(() => remove(folder));

  it.each(catalogs)("sends every error as the tool does: %s", async (name, given) => {
    const catalog = withServer(given);
    const cwd = join(folder, name.replace(/[ ,]+/g, "-"));
    await write(cwd, await generate(catalog));
    const [first, ...others] = contextOf(catalog).locales.map(({ tag }) => tag);
    const chosen: Catalog = { ...catalog, locales: [first ?? "", ...others] };
    const rows = [...rowsOf(chosen), ...randomRows(chosen)];
    expect(rows.length).toBeGreaterThan(runs + 50);
    const cases = rows.map(({ encode }) => `${ascii(JSON.stringify({ encode }))}\n`);
    await writeFile(join(cwd, "cases.jsonl"), cases.join(""));
    expect(await run("gofmt", ["-l", "-s", "."], { cwd })).toEqual({ status: 0, stdout: "", stderr: "" });
    const script = "go vet ./... && go test -c -o program . && ./program >failed.txt || { cat failed.txt; exit 1; }";
    expect(await run("sh", ["-c", script], { cwd })).toEqual({ status: 0, stdout: "", stderr: "" });
    const { stdout, stderr } = await run("sh", ["-c", "./program -decode < cases.jsonl"], { cwd });
    expect(stderr).toBe("");
    const answers = stdout.trimEnd().split("\n");
    expect(answers).toHaveLength(rows.length);
    const wrong = rows.flatMap(({ encode, response }, index) =>
      answers[index] === response ? [] : [{ seed, encode, got: answers[index], wanted: response }],
    );
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});
