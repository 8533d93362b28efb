import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { standardEnvelopes } from "../../../generator/model/catalog.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { contextOf } from "../../../generator/targets/go/context.js";
import { catalogOf } from "../../support/catalog.js";
import { crossSpecs } from "../../support/cross.js";
import { seed } from "../../support/seed.js";
import { standardRows } from "../../support/standard-rows.js";
import { standardSpecs } from "../../support/standard.js";
import { describeWith, run } from "../../support/tools.js";
import { generate, remove, withServer, write } from "./generated.js";

/** A catalog with all standard envelopes. */
const withAll = (catalog: Catalog): Catalog => ({
  ...catalog,
  envelopes: standardEnvelopes.map((id) => ({ id, domain: "example.com" })),
});

const crossed = Object.entries(crossSpecs).map(([name, spec]) => [name, withAll(catalogOf(spec))] as const);

const catalogs: readonly (readonly [string, Catalog])[] = [
  ...Object.entries(standardSpecs).map(([name, spec]) => [name, catalogOf(spec)] as const),
  ["one package", withServer(catalogOf(standardSpecs["modules side by side, GraphQL"] ?? ""), { layout: "single" })],
  ["one locale", withServer(catalogOf(standardSpecs["one module, gRPC"] ?? ""), { locales: ["de"] })],
];

/** How many random errors of each catalog. */
const runs = Number(process.env["ERRSPEC_RUNS"] ?? 500);

describeWith(["go", "gofmt", "staticcheck"], "standard envelopes in Go", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "errspec-go-standard-"));
  });
  afterAll(() => remove(folder));

  const sides = ["client", "server", "both"] as const;
  it.each([
    ...catalogs.flatMap(([name, catalog]) =>
      sides.map((side) => ({ name, side, catalog: withServer(catalog, { side, testkit: true }) })),
    ),
    ...crossed.map(([name, catalog]) => ({ name, side: "both", catalog: withServer(catalog) })),
  ])("pass their rows: $name, $side", { timeout: 600_000 }, async ({ name, side, catalog }) => {
    const cwd = join(folder, `${name.replace(/[ ,]+/g, "-")}-${side}`);
    await write(cwd, await generate(catalog));
    expect(await run("gofmt", ["-l", "-s", "."], { cwd })).toEqual({ status: 0, stdout: "", stderr: "" });
    const script = "go vet ./... && go test ./... >failed.txt || { cat failed.txt; exit 1; }";
    expect(await run("sh", ["-c", script], { cwd })).toEqual({ status: 0, stdout: "", stderr: "" });
    if (name.startsWith("two layers, ") || name.startsWith("flat, ")) return;
    expect(await run("staticcheck", ["./..."], { cwd })).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it.each(catalogs.filter(([, { envelopes }]) => envelopes.length > 0))(
    "send and decode random errors as the tool does: %s",
    { timeout: 600_000 },
    async (name, given) => {
      const catalog = withServer(given);
      const cwd = join(folder, `${name.replace(/[ ,]+/g, "-")}-random`);
      await write(cwd, await generate(catalog));
      const locales = contextOf(catalog).locales.map(({ tag }) => tag);
      const rows = standardRows(catalog, locales, runs);
      await write(cwd, [{ path: "cases.jsonl", text: rows.map(({ question }) => `${question}\n`).join("") }]);
      const script = "go test -c -o program . && ./program -decode < cases.jsonl";
      const { stdout, stderr } = await run("sh", ["-c", script], { cwd });
      expect(stderr).toBe("");
      const answers = stdout.trimEnd().split("\n");
      const wrong = rows.flatMap(({ question, answer }, index) =>
        answers[index] === answer ? [] : [{ seed, question, got: answers[index], wanted: answer }],
      );
      expect(wrong.slice(0, 3)).toEqual([]);
      expect(answers).toHaveLength(rows.length);
    },
  );
});
