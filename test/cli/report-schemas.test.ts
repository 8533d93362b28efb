import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import { afterAll, expect, it } from "vitest";
import { breakingCommand } from "../../generator/cli/breaking.js";
import type { ImportReport } from "../../generator/api/import-report.js";
import { explainCommand } from "../../generator/cli/explain.js";
import { importCommand } from "../../generator/cli/import.js";
import { lintCommand } from "../../generator/cli/lint.js";
import { nextCommand } from "../../generator/cli/next.js";
import { observeCommand } from "../../generator/cli/observe.js";
import { statsCommand } from "../../generator/cli/stats.js";
import { traceCommand } from "../../generator/cli/trace.js";
import { put } from "../support/folder.js";
import { root } from "../support/tools.js";
import { captured } from "./captured.js";

const folder = join(root, "docs", "schema");

/** A schema that accepts no key that it does not name: what is printed must be described. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return "properties" in inner ? { ...inner, additionalProperties: false } : inner;
}

const ajv = new Ajv({ strictTypes: false, allErrors: true });
const used = new Set<string>();

/** What a command prints, which must be as a schema says. */
async function printed<Report>(name: string, at: string, command: () => Promise<number> | number): Promise<Report> {
  used.add(`${name}.schema.json`);
  const schema = JSON.parse(readFileSync(join(folder, `${name}.schema.json`), "utf8")) as object;
  const report = JSON.parse((await captured(at, command)).stdout) as Report;
  for (const each of [schema, closed(schema) as object]) {
    const validate = ajv.compile(each);
    expect(validate(report) ? [] : validate.errors).toEqual([]);
  }
  return report;
}

afterAll(() => {
  rmSync(shop, { recursive: true });
  const all = readdirSync(folder).filter((file) => !file.startsWith("target-"));
  expect([...used].sort()).toEqual(all);
});

/** A spec with everything that an explanation can have. */
const text = `errspec: 1
catalog: shop
title: Shop
version: 1.0.0
locales: [en, de]
docs: "https://shop.example/{module}/{code}"
envelope: { success: { code: 0 }, code: /code, text: /message, request-id: /id, module-code: [{ at: /message, forms: ["({code})"] }], common: gate }
envelopes: { problem }
modules:
  - module: gate
    success: { code: 0, name: Success, text: Done. }
    errors:
      - { code: 10, name: Failed, text: Failed., kind: internal, action: retry, fallback: contact_support }
  - module: orders
    groups: { reading: { range: 100-199, title: Reading } }
    reserved: [{ codes: [150], names: [OldOrder], reason: Removed in 2019. }, { codes: [160-169], reason: Later. }]
    errors:
      - code: 101
        name: OrderNotFound
        group: reading
        title: Lost
        text: { en: "No order {id}.", de: "Kein Auftrag {id}." }
        kind: not_found
        action: fix_request
        since: 0.9.0
        params: [{ name: id, type: int }]
        aliases: [NoOrder]
        was: [{ text: Sold out., until: 0.8.0 }]
        deprecated: { since: 1.0.0, sunset: 2030-01-01, reason: No longer sent., replaced-by: OrderGone }
        note: Often.
        causes: [The order was deleted.]
        solutions: [Look it up.]
        otherwise: Wait.
        links: [{ url: "https://shop.example/orders", title: Orders }]
      - { code: 202, name: OrderGone, text: { en: "No order {id}.", de: "Kein Auftrag {id}." }, params: [{ name: id }], kind: not_found, action: fix_request, stability: experimental }
operations:
  errors: [gate.Failed]
  list:
    getOrder:
      method: GET
      path: /orders/{id}
      summary: Read an order.
      tags: [read]
      module: orders
      errors: [{ error: OrderNotFound, when: It was deleted., params: { id: [1, 2] } }]
    ping: {}
targets: { typescript: { side: both }, go: {} }
`;

const shop = mkdtempSync(join(tmpdir(), "errspec-test-"));
put(shop, {
  "spec/errspec.yaml": text,
  "before/errspec.yaml": text
    .replace("Failed., kind: internal", "Broken., kind: unknown")
    .replace("OrderGone", "OrderLeft"),
  "bad/errspec.yaml": text.replace("kind: not_found, action: fix_request, stability", "kind: not_fond, stability"),
  "untidy/errspec.yaml": text.replace("code: 202", "code: 101"),
  "in.ndjson": [
    { status: 404, time: "2026-11-01T10:00:00Z", path: "/orders/1", body: { code: 10, message: "(101)x" } },
    { status: 500, body: { code: 77, message: "?" } },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join(""),
  "src/app.ts": `import { orders } from "shop-errors/server";
export function getOrder(id: number): void {
  if (id === 1) throw orders.orderGone({ id: "1" });
  check(id);
}
function check(id: number): void {
  if (id === 2) throw new RangeError("x");
  (globalThis as any).plugins[id]();
}
`,
});

interface Explained {
  readonly meanings: readonly { readonly is: string }[];
}

it("explain prints what its schema says", async () => {
  const explain = (query: string, spec = "spec"): Promise<Explained> =>
    printed("explain", shop, () => explainCommand(query, { spec, json: true }));
  const found: string[] = [];
  for (const query of [
    "101",
    "OrderGone",
    "0",
    "150",
    "OldOrder",
    '{"code":10,"message":"(101)x","id":"r-1"}',
    '{"code":99,"message":"x"}',
    '{"code":0}',
    "<html>",
    "OrderGon",
    "getOrder",
    "/orders/7",
    "getOrdr",
  ]) {
    found.push(...(await explain(query)).meanings.map(({ is }) => is));
  }
  expect(new Set(found)).toEqual(new Set(["error", "success", "reserved"]));
  put(shop, { "plain/errspec.yaml": text.replace(/ +success: \{ code: 0, name.*\n/, "") });
  expect((await explain('{"code":0}', "plain")).meanings).toEqual([{ is: "success" }]);
});

it("lint prints what its schema says", async () => {
  const rules: string[] = [];
  for (const spec of ["spec", "bad", "untidy"]) {
    const flags = { format: "json", preset: "strict", rules: [], fix: false, failOn: "warning", today: "2026-11-30" };
    const report = await printed<{ readonly diagnostics: readonly { readonly rule: string }[] }>(
      "diagnostics",
      shop,
      () => lintCommand({ ...flags, specs: [spec], updateBaseline: false }),
    );
    rules.push(...report.diagnostics.map(({ rule }) => rule));
  }
  expect(rules).toEqual(expect.arrayContaining(["invalid-value", "unique-code"]));
});

it("breaking prints what its schema says", async () => {
  const report = await printed<{ readonly findings: readonly object[] }>("breaking", shop, () =>
    breakingCommand({
      spec: "spec",
      against: "before",
      format: "json",
      rules: [],
      categories: [],
      failOn: undefined,
      today: "2026-11-30",
    }),
  );
  expect(report.findings.length).toBeGreaterThan(1);
});

it("next and stats print what their schemas say", async () => {
  const next = (module: string, group?: string): Promise<object> =>
    printed("next", shop, () => nextCommand({ spec: "spec", module, group, json: true }));
  expect(await next("orders", "reading")).toMatchObject({ next: "102", gaps: [["100", "100"]] });
  expect(await next("gate")).toMatchObject({ group: null });
  expect(await printed("stats", shop, () => statsCommand({ specs: ["spec"], json: true }))).toMatchObject({
    errors: 3,
  });
});

it("import prints what its schema says", async () => {
  const imports = (document: string, check = false): Promise<ImportReport> =>
    printed("import", shop, () =>
      importCommand({ document, spec: "imported", translations: [], language: undefined, check, report: "json" }),
    );
  const page = (...rows: readonly string[]): string =>
    `# Errors\n\n| Error code | Message | Owner |\n| --- | --- | --- |\n${rows.map((row) => `| ${row} |\n`).join("")}`;
  const rows = ["1001 | The order is lost. | shop", "1002 | Wait {n} seconds. | shop", "1003 | Closed. | shop"];
  put(shop, { "page.md": `${page(...rows, "no code | - | -")}\n- 9999 is no code.\n\n| Param |\n| --- |\n| id |\n` });
  const first = await imports("page.md");
  expect(first).toMatchObject({ changes: [], operations: null, modules: [{ codes: 3, codeType: "int" }] });
  expect(first.accounts[0]?.tables.map(({ skipped }) => skipped === null)).toEqual([true, false]);
  put(shop, {
    "imported/page.yaml": readFileSync(join(shop, "imported", "page.yaml"), "utf8").replace("is lost.", "is gone."),
    "page.md": page(rows[0]?.replace("is lost", "is away") ?? "", "1002 | Wait {m} hours. | ops", "1004 | New. | shop"),
  });
  const { changes } = await imports("page.md", true);
  expect(changes.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["added", "changed", "conflict", "params", "vanished"]),
  );
  const operations = { get: { operationId: "getOrder", responses: { 404: { description: "x" } } } };
  const codes = { ErrorCode: { type: "string", enum: ["ORDER_LOST", "ORDER_CLOSED"] } };
  const api = { openapi: "3.1.0", info: { title: "Shop", version: "1.0.0" }, components: { schemas: codes } };
  put(shop, { "api.json": JSON.stringify({ ...api, paths: { "/orders": operations } }) });
  rmSync(join(shop, "imported"), { recursive: true });
  expect((await imports("api.json")).operations).toMatchObject({ added: 1, differences: [] });
  const more = { get: { operationId: "getOrders", responses: { 404: { description: "x" } } } };
  put(shop, { "api.json": JSON.stringify({ ...api, paths: { "/orders": operations, "/all": more } }) });
  expect((await imports("api.json")).operations).toMatchObject({ added: 1, differences: [] });
  expect((await imports("api.json")).operations).toMatchObject({ added: 0 });
});

it("trace and observe print what their schemas say", async () => {
  const traced = await printed("trace", shop, () => traceCommand({ spec: "spec", sources: ["src"], json: true }));
  expect(traced).toMatchObject({ operations: [{ errors: [{ name: "OrderGone" }] }, { handlers: [] }] });
  const observed = await printed("observe", shop, () =>
    observeCommand({
      ...{ spec: "spec", inputs: ["in.ndjson"], input: "auto", field: [], base: "", jobs: 1, format: "json" },
      ...{ failOn: "error", allowEmpty: false, printCounts: false, today: "2026-11-29" },
      repeats: true,
    }),
  );
  expect(observed).toMatchObject({ read: { responses: 2 } });
});
