import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import type { Catalog } from "../../../generator/model/catalog.js";
import { check } from "../../../generator/check.js";
import { targets } from "../../../generator/targets/index.js";
import { catalogOf } from "../../support/catalog.js";
import { layeredOperations, flatOperations } from "../../support/operation-specs.js";
import { compile, isRows, packageOf, write } from "./support.js";

const shop = (common: string): Catalog =>
  catalogOf(`errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { success: { absent: /code }, code: /code${common} }
modules:
  - { module: common, errors: [{ code: 1, name: Busy, text: Wait. }, { code: 2, name: Failed, text: It failed. }] }
  - module: orders
    errors:
      - { code: 1, name: OutOfStock, text: Gone. }
      - { code: 2, name: Locked, text: Locked. }
operations:
  list:
    createOrder: { module: orders, errors: [OutOfStock, common.Busy] }
    ping: { module: orders }
`);

/** The modules of a package, as a program imports them. */
async function load(catalog: Catalog): Promise<Record<string, (...values: unknown[]) => unknown>> {
  const { folder, remove } = write(await packageOf(catalog, (path) => path.endsWith(".jsonl")));
  onTestFinished(remove);
  const importing = (path: string): Promise<object> => import(pathToFileURL(join(folder, "esm", path)).href);
  return { ...(await importing("index.js")), ...(await importing("operations.js")) } as Awaited<
    ReturnType<typeof load>
  >;
}

it("a guard recognizes the errors of its operation, of both layers", async () => {
  const { decodeOrders, decodeCommon, isCreateOrderError } = await load(
    shop(", common: common, module-code: [{ at: /own }]"),
  );
  const bodies = [{ code: 2, own: 1 }, { code: 1 }, { code: 2, own: 2 }, { code: 1, own: 9 }, { code: 2 }, { code: 9 }];
  expect(bodies.map((body) => isCreateOrderError?.(decodeOrders?.(body)))).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(isCreateOrderError?.(decodeCommon?.({ code: 1 }))).toBe(true);
  expect([undefined, new Error("1"), { code: 1 }].map((value) => isCreateOrderError?.(value))).toEqual([
    false,
    false,
    false,
  ]);
});

it("a guard tells the codes of modules apart", async () => {
  const { decodeOrders, decodeCommon, isCreateOrderError } = await load(shop(""));
  expect(isCreateOrderError?.(decodeOrders?.({ code: 1 }))).toBe(true);
  expect(isCreateOrderError?.(decodeOrders?.({ code: 2 }))).toBe(false);
  expect(isCreateOrderError?.(decodeCommon?.({ code: 1 }))).toBe(true);
  expect(isCreateOrderError?.(decodeCommon?.({ code: 2 }))).toBe(false);
});

it("only an operation with errors has a type, in an entry point of its own", async () => {
  const files = await packageOf(shop(""));
  expect(files.get("src/operations.ts")).not.toContain("Ping");
  expect(files.get("package.json")).toContain('"./operations"');
  const paths = [...(await packageOf({ ...shop(""), operations: [] })).keys()];
  expect(paths).not.toContain("src/operations.ts");
});

const settings = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: "es2023",
    module: "nodenext",
    types: [],
    skipLibCheck: true,
    paths: { shop: ["./esm/index.d.ts"], "shop/*": ["./esm/*.d.ts", "./esm/*/index.d.ts"] },
  },
  include: ["use.ts"],
};

/** The lines of a program that the compiler objects to; `lines` has one statement each. */
async function objections(catalog: Catalog, lines: readonly string[]): Promise<readonly string[]> {
  const { folder, remove } = write(await packageOf(catalog, isRows));
  onTestFinished(remove);
  writeFileSync(join(folder, "use.ts"), lines.join("\n"));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const { stdout } = await compile("typescript-7", folder);
  return [...stdout.matchAll(/^use\.ts\((\d+),/gm)].map(([, line]) => lines[Number(line) - 1] ?? "");
}

const imports = [
  'import { CommonCode } from "shop/common";',
  'import { OrdersCode, decodeOrders } from "shop/orders";',
  'import { asCreateOrderError, asGetOrderError, asMoveError, isCreateOrderError } from "shop/operations";',
  'import { common, operations, orders } from "shop/server";',
];

it.each([
  ["enum", "per-module"],
  ["const", "per-code"],
])("the compiler knows the errors of an operation: %s, %s", async (style, classes) => {
  const options = `{ typescript: { package: shop, side: both, style: ${style}, classes: ${classes} } }`;
  const accepted = [
    "const gone = orders.outOfStock({ item: 'tea', reason: 'sold', left: 0 }, { cause: 1 });",
    "export const raised = [asCreateOrderError(gone), asCreateOrderError(common.busy()), asGetOrderError(orders.locked())];",
    "export const moved = [asMoveError(orders.locked()), asMoveError(operations.locked()), asMoveError(common.busy())];",
    "export function on(error: unknown): string {",
    "  if (!isCreateOrderError(error)) throw error;",
    "  if (error.moduleCode === undefined) return CommonCode.Busy === error.code ? 'busy' : (error.code satisfies never);",
    "  switch (error.moduleCode) {",
    "    case OrdersCode.OutOfStock: return 'gone';",
    "    case OrdersCode.Retired: return 'retired';",
    "  }",
    "}",
  ];
  const rejected = [
    "export const a = asCreateOrderError(orders.locked());",
    "export const b = asGetOrderError(common.busy());",
    "export const c = asGetOrderError(operations.locked());",
    "export const d = asCreateOrderError(new Error('other'));",
    "export const e = asCreateOrderError(decodeOrders('{}')!);",
  ];
  const layered = catalogOf(layeredOperations(options));
  expect(await objections(layered, [...imports, ...accepted, ...rejected])).toEqual(rejected);
  const flat = catalogOf(flatOperations(options));
  expect(await objections(flat, [...imports, accepted[2] ?? "", ...rejected.slice(0, 3)])).toEqual(
    rejected.slice(0, 3),
  );
});

it.each(["client", "server", "both"])("IDs that mean something to a language are names in all of them: %s", (side) => {
  const options = `{ typescript: { side: ${side} }, go: { side: ${side} }, python: { side: ${side} } }`;
  for (const spec of [layeredOperations(options), flatOperations(options)]) {
    // TypeScript has no module beside the entry point of that name.
    const text = spec.replace("module: operations", "module: calls").replace("operations.Locked", "calls.Locked");
    const { diagnostics } = check([{ path: "errspec.yaml", source: "spec/errspec.yaml", text }], targets);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  }
});

it("a server has the functions, and its README shows one", async () => {
  const options = "{ typescript: { package: shop, side: server } }";
  const catalog = catalogOf(layeredOperations(options));
  const files = await packageOf(catalog, isRows);
  const [, section = ""] = (files.get("README.md") ?? "").split("## Raise and send");
  const [, ...blocks] = [...section.matchAll(/```ts\n([^]*?)```/g)].map(([, code = ""]) => code);
  expect(blocks[0]).toContain("throw asCreateOrderError(error);");
  expect(await objections(catalog, (blocks[0] ?? "").split("\n"))).toEqual([]);
  expect(files.get("src/operations.ts")).toContain(" * - {@link OrdersCode.OutOfStock}: The last item was sold. Here,");
});

it("a client has no functions to throw", async () => {
  const files = await packageOf(catalogOf(layeredOperations("{ typescript: null }")), isRows);
  expect(files.get("src/operations.ts")).not.toContain("asCreateOrderError(");
});
