import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { standardEnvelopes } from "../../../generator/model/catalog.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { optionsOf } from "../../../generator/targets/python/options.js";
import { catalogOf } from "../../support/catalog.js";
import { crossSpecs } from "../../support/cross.js";
import { seed } from "../../support/seed.js";
import { standardRows } from "../../support/standard-rows.js";
import { standardSpecs } from "../../support/standard.js";
import { describeWith, run } from "../../support/tools.js";
import { generate, temporary, write } from "./workspace.js";

/** How many random errors of each catalog. */
const count = Number(process.env["FUZZ_COUNT"] ?? 500);

/** A catalog with all standard envelopes. */
const withAll = (catalog: Catalog): Catalog => ({
  ...catalog,
  envelopes: standardEnvelopes.map((id) => ({ id, domain: "example.com" })),
});

const withPython = (catalog: Catalog, options: object): Catalog => ({
  ...catalog,
  options: { ...catalog.options, python: options },
});

const catalogs = Object.entries(standardSpecs).map(([name, spec]) => [name, catalogOf(spec)] as const);

describeWith(["python3", "ruff"], "standard envelopes in Python", () => {
  let space: Awaited<ReturnType<typeof temporary>>;
  beforeAll(async () => void (space = await temporary()));
  afterAll(() => space.remove());

  const folderOf = (name: string): string => join(space.folder, name.replaceAll(/[ ,]+/g, "-"));

  const sides = ["client", "server", "both"] as const;
  it.each([
    ...catalogs.flatMap(([name, catalog]) =>
      sides.map((side) => ({ name, catalog, options: { side, classes: side === "both" ? "per-code" : "per-kind" } })),
    ),
    ...Object.entries(crossSpecs).map(([name, spec]) => ({
      name,
      catalog: withAll(catalogOf(spec)),
      options: { side: "both", classes: "per-code" },
    })),
  ])("pass their rows: $name, $options.side, $options.classes", async ({ name, catalog, options }) => {
    const cwd = folderOf(`${name} ${options.side} ${options.classes}`);
    await write(cwd, await generate(withPython(catalog, options)));
    const formatted = await run("ruff", ["format", "--diff", "--quiet", "--no-cache", "."], { cwd });
    expect(formatted).toEqual({ status: 0, stdout: "", stderr: "" });
    const checked = await run("ruff", ["check", "--quiet", "--no-cache", "."], { cwd });
    expect(checked).toEqual({ status: 0, stdout: "", stderr: "" });
    const tested = await run("python3", ["-W", "error", "-m", "unittest"], { cwd });
    expect(tested.status, tested.stderr).toBe(0);
  });

  it.each(catalogs.filter(([, { envelopes }]) => envelopes.length > 0))(
    "send and decode random errors as the tool does: %s",
    async (name, given) => {
      const catalog = withPython(given, { side: "both" });
      const cwd = folderOf(`${name} random`);
      const rows = standardRows(catalog, optionsOf(catalog).locales, count);
      const cases = rows.map(({ question }) => `${question}\n`).join("");
      await write(cwd, new Map([...(await generate(catalog)), ["cases.jsonl", cases]]));
      const script = 'exec "$0" -W error -m tests.verdicts < cases.jsonl';
      const { stdout, stderr } = await run("sh", ["-c", script, "python3"], { cwd });
      expect(stderr).toBe("");
      const answers = stdout.trimEnd().split("\n");
      const wrong = rows.flatMap(({ question, answer }, index) =>
        answers[index] === answer ? [] : [{ question, got: answers[index], wanted: answer }],
      );
      expect(wrong.slice(0, 3), `with seed ${seed}`).toEqual([]);
      expect(answers).toHaveLength(rows.length);
    },
  );

  it("load what an envelope needs only for those who use it", async () => {
    const catalog = withPython(catalogOf(standardSpecs["two layers, every envelope"] ?? ""), { side: "both" });
    const cwd = folderOf("loaded");
    await write(cwd, await generate(catalog));
    const program = [
      "import sys",
      "import shop_errors",
      'shop_errors.orders.decode_response(500, {}, "{}")',
      "shop_errors.encode(ValueError())",
      'names = ("_standard", "_grpc", "problem", "grpc", "json_rpc", "graphql")',
      'print([name for name in names if f"shop_errors.{name}" in sys.modules])',
      'shop_errors.orders.decode_problem_response(500, {}, "{}")',
      'print([name for name in names if f"shop_errors.{name}" in sys.modules])',
    ].join("\n");
    const { stdout, stderr } = await run("python3", ["-W", "error", "-c", program], { cwd });
    expect({ stdout, stderr }).toEqual({ stdout: "[]\n['_standard']\n", stderr: "" });
  });

  it("are sent by an adapter that is given their encoder", async () => {
    const catalog = catalogOf(standardSpecs["two layers, every envelope"] ?? "");
    const cwd = folderOf("adapter");
    await write(cwd, await generate(withPython(catalog, { side: "both", adapters: ["wsgi"] })));
    const program = [
      "from shop_errors import orders",
      "from shop_errors.integrations.wsgi import middleware",
      "from shop_errors.problem import encode_problem",
      "def broken(environ, start):",
      '    raise orders.TooManyError(code="a", count=1, price=0.5, paid=True, card="canary")',
      "def start(status, headers, exc_info):",
      '    print(status, dict(headers)["content-type"])',
      'body = middleware(broken, print, encode=encode_problem)({"REQUEST_METHOD": "GET"}, start)',
      "assert b'canary' not in body[0]",
      "error = orders.decode_problem_response(429, {}, body[0])",
      "print(type(error).__name__, dict(error.params))",
    ].join("\n");
    const { stdout, stderr } = await run("python3", ["-W", "error", "-c", program], { cwd });
    expect(stderr).toBe("");
    expect(stdout.split("\n").slice(1)).toEqual([
      "429 Too Many Requests application/problem+json",
      "TooManyError {'code': 'a', 'count': 1, 'price': 0.5, 'paid': True}",
      "",
    ]);
  });
});
