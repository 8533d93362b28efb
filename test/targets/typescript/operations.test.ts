import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import type { Catalog } from "../../../generator/model/catalog.js";
import { catalogOf } from "../../support/catalog.js";
import { packageOf, write } from "./support.js";

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
