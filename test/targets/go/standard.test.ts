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
import { remove, withServer, workspace, write } from "./generated.js";

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

const folderOf = (name: string, side: string): string => `${name.replace(/[ ,]+/g, "-")}-${side}`;

/** Each catalog in a module of its own, by the name of its folder. */
const modules = (all: readonly (readonly [string, Catalog])[], side: string, options: object) =>
  Object.fromEntries(
    all.map(([name, catalog]) => {
      const folder = folderOf(name, side);
      return [folder, withServer(catalog, { ...options, side, module: `example.com/${folder.toLowerCase()}` })];
    }),
  );

const linted = {
  ...modules(catalogs, "client", { testkit: true }),
  ...modules(catalogs, "server", { testkit: true }),
  ...modules(catalogs, "both", { testkit: true }),
};
const tested = { ...linted, ...modules(crossed, "both", {}) };
const packagesOf = (all: object): readonly string[] => Object.keys(all).map((folder) => `./${folder}/...`);
const clean = { status: 0, stdout: "", stderr: "" };

/** How many random errors of each catalog. */
const runs = Number(process.env["ERRSPEC_RUNS"] ?? 500);

/* All catalogs are in one workspace, so that each tool starts once. What a tool finds names the folder of the catalog. */
describeWith(["go", "gofmt", "staticcheck"], "standard envelopes in Go", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await workspace(tested);
  });
  afterAll(() => remove(folder));

  it("are as gofmt leaves them", async () => {
    expect(await run("gofmt", ["-l", "-s", "."], { cwd: folder })).toEqual(clean);
  });

  it("have nothing for go vet", async () => {
    expect(await run("go", ["vet", ...packagesOf(tested)], { cwd: folder })).toEqual(clean);
  });

  it("pass their rows", { timeout: 600_000 }, async () => {
    const { status, stdout, stderr } = await run("go", ["test", "-vet=off", ...packagesOf(tested)], { cwd: folder });
    const lines = stdout.trimEnd().split("\n");
    const failed = lines.filter((line) => !/^(?:ok|\?) /.test(line));
    expect({ status, failed, stderr }).toEqual({ status: 0, failed: [], stderr: "" });
    const passed = lines.flatMap((line) => /^ok +\texample\.com\/([^/\t]+)/.exec(line)?.[1] ?? []);
    expect([...new Set(passed)].sort()).toEqual(
      Object.keys(tested)
        .map((name) => name.toLowerCase())
        .sort(),
    );
  });

  it("have nothing for staticcheck", { timeout: 600_000 }, async () => {
    expect(await run("staticcheck", packagesOf(linted), { cwd: folder })).toEqual(clean);
  });

  it.each(catalogs.filter(([, { envelopes }]) => envelopes.length > 0))(
    "send and decode random errors as the tool does: %s",
    { timeout: 600_000 },
    async (name, given) => {
      const cwd = join(folder, folderOf(name, "both"));
      const catalog = withServer(given);
      const rows = standardRows(
        catalog,
        contextOf(catalog).locales.map(({ tag }) => tag),
        runs,
      );
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
