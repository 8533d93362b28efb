import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { ascii } from "../../../generator/decode/verdict-text.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { catalogOf, seedCatalog } from "../../support/catalog.js";
import { crossSpecs } from "../../support/cross.js";
import { raisedRows } from "../../support/raised.js";
import { seed } from "../../support/seed.js";
import { describeWith, run } from "../../support/tools.js";
import { contextOf } from "../../../generator/targets/go/context.js";
import { generate, remove, withServer, write } from "./generated.js";
import { inTurn, payloads, withTexts } from "./hostile.js";
import { specs } from "./specs.js";

/** Catalogs by the name of a folder. */
const given: readonly (readonly [string, Catalog])[] = [
  ...Object.entries({ ...specs, ...crossSpecs }).map(([name, text]) => [name, catalogOf(text)] as const),
  ["seed", seedCatalog()],
  ["hostile", withTexts(catalogOf(specs["layered"] ?? ""), inTurn(payloads.map((text) => text.trim())))],
];

/** With both sides, and some for servers only. */
const catalogs: readonly (readonly [string, Catalog])[] = [
  ...given.map(([name, catalog]) => [name, withServer(catalog)] as const),
  ...given
    .filter(([name]) => ["dotted", "text", "server", "seed"].includes(name))
    .map(([name, catalog]) => [`${name}, for servers`, withServer(catalog, { side: "server" })] as const),
];

/** How many random errors of each catalog. */
const runs = Number(process.env["ERRSPEC_RUNS"] ?? 500);

describeWith(["go", "gofmt"], "encode in Go", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "errspec-go-encode-"));
  });
  afterAll(() => remove(folder));

  it.each(catalogs)("sends every error as the tool does: %s", async (name, catalog) => {
    const cwd = join(folder, name.replace(/[ ,]+/g, "-"));
    await write(cwd, await generate(catalog));
    const locales = contextOf(catalog).locales.map(({ tag }) => tag);
    const rows = raisedRows(catalog, locales, runs);
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
