import { mkdir, writeFile } from "node:fs/promises";
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
import { remove, withServer, workspace } from "./generated.js";
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

const clean = { status: 0, stdout: "", stderr: "" };

/** The catalog with another module path: no two modules of a workspace have the same. */
function withModule(catalog: Catalog, module: string): Catalog {
  const options = { ...(catalog.options["go"] as object | undefined), module };
  return { ...catalog, options: { ...catalog.options, go: options } };
}

/** How many random errors of each catalog. */
const runs = Number(process.env["ERRSPEC_RUNS"] ?? 500);

/* All catalogs are in one workspace, so that each tool starts once. What a tool finds names the folder of the catalog. */
describeWith(["go", "gofmt"], "encode in Go", () => {
  const places = catalogs.map(([name, catalog]) => {
    const place = name.replace(/[ ,]+/g, "-").toLowerCase();
    // The major version of a module path stays: Go's names come from what is before it.
    const version = /\/v\d+$/.exec(contextOf(catalog).path)?.[0] ?? "";
    return { name, place, catalog: withModule(catalog, `example.com/${place}${version}`) };
  });
  const packages = places.map(({ place }) => `./${place}/...`);
  let folder = "";
  let compiled: unknown;
  beforeAll(async () => {
    folder = await workspace(Object.fromEntries(places.map(({ place, catalog }) => [place, catalog])));
    await mkdir(join(folder, "bin"));
    const roots = places.map(({ place }) => `./${place}`);
    compiled = await run("go", ["test", "-c", "-vet=off", "-ldflags=-s -w", "-o", "bin/", ...roots], { cwd: folder });
  }, 600_000);
  afterAll(() => remove(folder));

  it("is as gofmt leaves it", async () => {
    expect(await run("gofmt", ["-l", "-s", "."], { cwd: folder })).toEqual(clean);
  });

  it("has nothing for go vet", { timeout: 600_000 }, async () => {
    expect(await run("go", ["vet", ...packages], { cwd: folder })).toEqual(clean);
  });

  it("compiles", () => {
    expect(compiled).toEqual(clean);
  });

  it.each(places)("sends every error as the tool does: $name", async ({ place, catalog }) => {
    const cwd = join(folder, place);
    const program = join(folder, "bin", `${place}.test`);
    const locales = contextOf(catalog).locales.map(({ tag }) => tag);
    const rows = raisedRows(catalog, locales, runs);
    expect(rows.length).toBeGreaterThan(runs + 50);
    const cases = rows.map(({ encode }) => `${ascii(JSON.stringify({ encode }))}\n`);
    await writeFile(join(cwd, "cases.jsonl"), cases.join(""));
    const script = '"$0" >failed.txt || { cat failed.txt; exit 1; }';
    expect(await run("sh", ["-c", script, program], { cwd })).toEqual(clean);
    const { stdout, stderr } = await run("sh", ["-c", '"$0" -decode < cases.jsonl', program], { cwd });
    expect(stderr).toBe("");
    const answers = stdout.trimEnd().split("\n");
    expect(answers).toHaveLength(rows.length);
    const wrong = rows.flatMap(({ encode, response }, index) =>
      answers[index] === response ? [] : [{ seed, encode, got: answers[index], wanted: response }],
    );
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});
