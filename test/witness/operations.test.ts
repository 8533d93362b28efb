import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { check } from "../../generator/check.js";
import { versionOf } from "../../generator/version.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { isSource } from "../../generator/model/category.js";
import { kebabCase, screamingCase, snakeCase } from "../../generator/model/name.js";
import { errorsOfOperation } from "../../generator/model/operation.js";
import { breakingRules } from "../../generator/rules/breaking/index.js";
import { breaking } from "../../generator/rules/breaking/run.js";
import { targets } from "../../generator/targets/index.js";
import { describeWith, run } from "../support/tools.js";
import { generate as goPackage, write as writeGo } from "../targets/go/generated.js";
import { generate as pythonPackage, isRows, write as writePython } from "../targets/python/workspace.js";
import { compile, packageOf, write as writeTypescript } from "../targets/typescript/support.js";

/*
 * Programs that handle each error of each operation, and servers that raise them, as users write them with the packages of
 * the old version: those that do not compile with the new one are in the languages that the findings name.
 */

const rules = ["operation-added", "operation-removed", "operation-error-added", "operation-error-removed"] as const;
const sides = ["client", "both"] as const;
const pairs = join(import.meta.dirname, "..", "rules", "breaking", "pairs");

interface Case {
  readonly rule: (typeof rules)[number];
  readonly side: (typeof sides)[number];
  readonly old: Catalog;
  readonly now: Catalog;
  /** The Python package of a version. */
  readonly id: string;
}

function catalogOf(rule: string, version: "old" | "new", side: string, id: string): Catalog {
  const text = readFileSync(join(pairs, rule, `${version}.yaml`), "utf8").replace(
    /targets: .*/,
    `targets: { typescript: { side: ${side}, package: shop }, go: { side: ${side}, package: shop, layout: packages, module: example.com/${id} }, python: { side: ${side}, package: ${id} } }`,
  );
  const { catalog } = check([{ path: `${version}.yaml`, source: "spec/errspec.yaml", text }], targets);
  if (catalog === undefined) throw new Error(`${rule} has no catalog`);
  return catalog;
}

const cases = rules.flatMap((rule, index) =>
  sides.map((side): Case => {
    const id = `case${index}${side}`;
    return { rule, side, id, old: catalogOf(rule, "old", side, id), now: catalogOf(rule, "new", side, id) };
  }),
);

/** The operations of a catalog, with the names of their errors. */
const operationsOf = (catalog: Catalog) =>
  catalog.operations.map((operation) => ({
    name: operation.name,
    errors: errorsOfOperation(catalog, operation).map(({ entry }) => entry.name),
  }));

function typescriptProgram({ old, side }: Case): string {
  const bodies = operationsOf(old).map(({ name, errors }) =>
    [
      `import { is${name}Error } from "shop/operations";`,
      `export function on${name}(error: unknown): string {`,
      `  if (!is${name}Error(error)) throw error;`,
      "  switch (error.code) {",
      ...errors.map((error) => `    case OrdersCode.${error}: return "${error}";`),
      "  }",
      "}",
      ...(side === "client" ? [] : [`import { as${name}Error } from "shop/operations";`]),
      ...(side === "client"
        ? []
        : errors.map((error) => `as${name}Error(orders.${error.charAt(0).toLowerCase()}${error.slice(1)}());`)),
    ].join("\n"),
  );
  const server = side === "client" ? "" : 'import { orders } from "shop/server";\n';
  return `import { OrdersCode } from "shop/orders";\n${server}${bodies.join("\n")}\n`;
}

function goProgram({ old, side, id }: Case): string {
  const bodies = operationsOf(old).map(({ name, errors }) =>
    [
      `func on${name}(err error) bool { return operations.${name}.Returns(err) }`,
      ...(side === "client"
        ? []
        : errors.map((error) => `var _ = operations.${name}Error(operations.Orders${error}{})`)),
    ].join("\n"),
  );
  const uses = operationsOf(old).map(({ name }) => `\ton${name}(nil)\n`);
  return `package main\n\nimport "example.com/${id}/operations"\n\n${bodies.join("\n")}\n\nfunc main() {\n${uses.join("")}}\n`;
}

function pythonProgram({ old, side, id }: Case): string {
  const bodies = operationsOf(old).map(({ name, errors }) => {
    const snake = snakeCase(name);
    return [
      `def on_${snake}(code: operations.${name}Code) -> str:`,
      ...errors.map(
        (error) => `    if code is orders.OrdersCode.${screamingCase(error)}:\n        return "${kebabCase(error)}"`,
      ),
      "    assert_never(code)",
      "",
      `def call_${snake}() -> None:`,
      "    try:",
      "        orders.raise_for_error({})",
      `    except operations.${screamingCase(name)}_ERRORS as error:`,
      "        print(error)",
      ...errors.map((error) => `on_${snake}(orders.OrdersCode.${screamingCase(error)})`),
      ...(side === "client" ? [] : errors.map((error) => `operations.${snake}_error(orders.${error}Error())`)),
    ].join("\n");
  });
  return `from typing_extensions import assert_never\nfrom ${id} import operations, orders\n${bodies.join("\n")}\n`;
}

/** The cases whose programs do not compile with the packages of a version, by language. */
async function broken(version: "old" | "now"): Promise<ReadonlySet<string>> {
  const folder = await mkdtemp(join(tmpdir(), "errspec-witness-"));
  const found = new Set<string>();
  try {
    for (const each of cases) {
      await writeGo(join(folder, "go", each.id), await goPackage(each[version]));
      await writeGo(join(folder, "go", "app", each.id), [{ path: "main.go", text: goProgram(each) }]);
      await writePython(
        join(folder, "python"),
        await pythonPackage(each[version], (path) => isRows(path) || !path.startsWith(`python/${each.id}/`)),
      );
      await writePython(join(folder, "python"), new Map([[`use_${each.id}.py`, pythonProgram(each)]]));
    }
    const uses = [...cases.map(({ id }) => id), "app"].map((name) => `use ./${name}\n`);
    await writeGo(join(folder, "go"), [
      { path: "go.work", text: `go 1.21\n\n${uses.join("")}` },
      { path: "app/go.mod", text: "module example.org/app\n\ngo 1.21\n" },
    ]);
    const vetted = await run("go", ["vet", "./..."], { cwd: join(folder, "go", "app") });
    for (const [, id] of vetted.stderr.matchAll(/(case\d\w+)\/main\.go:/g)) found.add(`${id ?? ""} SRC_GO`);
    const files = cases.map(({ id }) => `use_${id}.py`);
    const typed = await run("mypy", ["--strict", "--no-error-summary", ...files], { cwd: join(folder, "python") });
    for (const [, id] of typed.stdout.matchAll(/^use_(case\d\w+)\.py:\d+: error/gm)) found.add(`${id ?? ""} SRC_PY`);
    for (const each of cases) {
      const { folder: place, remove } = writeTypescript(
        new Map([
          ...(await packageOf(each[version], (path) => path.endsWith(".jsonl"))),
          ["use.ts", typescriptProgram(each)],
          ["tsconfig.json", JSON.stringify(settings)],
        ]),
      );
      const { stdout } = await compile("typescript-7", place);
      if (/^use\.ts\(/m.test(stdout)) found.add(`${each.id} SRC_TS`);
      remove();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return found;
}

const settings = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: "es2023",
    module: "nodenext",
    types: [],
    paths: { "shop/*": ["./esm/*.d.ts", "./esm/*/index.d.ts"] },
  },
  include: ["use.ts"],
};

describeWith(["go", "python3", "mypy"], "programs that handle the errors of operations", () => {
  it("break in the languages that the findings name", async () => {
    expect(await broken("old")).toEqual(new Set());
    const expected = cases.flatMap(({ id, old, now }) => {
      const { findings } = breaking(breakingRules, versionOf(old), versionOf(now), { today: "2026-06-01" });
      const breaks = findings.filter(({ rule }) => rule !== "identifier-added");
      return breaks.flatMap(({ categories }) => categories.filter(isSource).map((category) => `${id} ${category}`));
    });
    expect([...(await broken("now"))].sort()).toEqual([...new Set(expected)].sort());
    expect(new Set(expected).size).toBe(15);
  }, 300_000);
});
