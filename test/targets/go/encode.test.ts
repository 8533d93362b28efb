import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { raisedFile } from "../../../generator/conformance/raised.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { catalogOf, seedCatalog } from "../../support/catalog.js";
import { crossSpecs } from "../../support/cross.js";
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

interface Row {
  readonly encode: object;
  readonly response: object;
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
    const { locales } = contextOf(catalog);
    const rows = raisedFile(
      catalog,
      locales.map(({ tag }) => tag),
    )
      .trimEnd()
      .split("\n");
    expect(rows.length).toBeGreaterThan(50);
    await writeFile(
      join(cwd, "cases.jsonl"),
      rows.map((row) => `${JSON.stringify({ encode: (JSON.parse(row) as Row).encode })}\n`).join(""),
    );
    expect(await run("gofmt", ["-l", "-s", "."], { cwd })).toEqual({ status: 0, stdout: "", stderr: "" });
    const script = "go vet ./... && go test -c -o program . && ./program >failed.txt || { cat failed.txt; exit 1; }";
    expect(await run("sh", ["-c", script], { cwd })).toEqual({ status: 0, stdout: "", stderr: "" });
    const { stdout, stderr } = await run("sh", ["-c", "./program -decode < cases.jsonl"], { cwd });
    expect(stderr).toBe("");
    const wanted = rows.map((row) => row.slice(row.indexOf(',"response":') + ',"response":'.length, -1));
    const wrong = stdout
      .trimEnd()
      .split("\n")
      .flatMap((got, index) => (got === wanted[index] ? [] : [{ got, wanted: wanted[index] }]));
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});
