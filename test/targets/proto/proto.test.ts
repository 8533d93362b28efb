import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../../generator/check.js";
import { encodeStandard } from "../../../generator/encode/standard.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { screamingCase } from "../../../generator/model/name.js";
import { breakingRules } from "../../../generator/rules/breaking/index.js";
import { breaking } from "../../../generator/rules/breaking/run.js";
import { targets } from "../../../generator/targets/index.js";
import { versionOf } from "../../../generator/version.js";
import { proto } from "../../../generator/targets/proto/target.js";
import { catalogOf, templatesOf } from "../../support/catalog.js";
import { installConsumers, linkConsumers } from "../../support/consumers.js";
import { put, temporaryFolder } from "../../support/folder.js";
import { root, run } from "../../support/tools.js";
import type { Ran } from "../../support/tools.js";

/* What buf, the linter and compiler of Protocol Buffers, says about enums of errors. */

const spec = (errors: string, module = ""): string => `errspec: 1
catalog: my-shop
title: Shop
locales: [en]
envelope: { code: /code, text: /message }
envelopes: { grpc: { domain: shop.example } }
targets: { proto: }
modules:
  - module: orders
    code-type: string
${module}    errors:
${errors}`;

const outOfStock = "      - { code: out_of_stock, name: OutOfStock, text: Sold out., kind: failed_precondition }\n";
const closed = "      - { code: order_closed, name: OrderClosed, text: Closed., kind: failed_precondition }\n";
const added = "      - { code: an_order, name: AnOrder2Big, text: New., kind: not_found }\n";

const longName = `${"Abcdef".repeat(10)}X1`;

/** Numbers of every kind: beyond 32 bits, negative, 0, hexadecimal; names that buf could spell otherwise. */
const numbers = `errspec: 1
catalog: numbers
title: Numbers
locales: [en]
envelope: { code: /code, text: /message }
envelopes: { grpc: { domain: numbers.example } }
targets: { proto: { package: company.numbers.v1beta1, numbers: { whole: { 77: 7 } } } }
modules:
  - module: whole
    reserved:
      - { codes: [10-20, 15-30, 31, 9000000000, -5-5], names: [Gone], reason: Sold in 2019. }
    errors:
      - { code: 9007199254740991, name: Largest, text: Large. }
      - { code: -32600, name: InvalidRequest, text: JSON-RPC. }
      - { code: 0, name: Zero, text: Zero. }
      - { code: 77, name: ${longName}, text: Long., aliases: [ShortName, OtherName] }
  - module: web-3-errors
    code-type: { kind: hex, bits: 32, signed: false }
    reserved: [{ codes: [0x7FFFFFF0-0x80000010], reason: Both sides. }]
    errors:
      - { code: 0x80070005, name: A1B2c, text: "*/ /* \\\\ \\" // \\u2028 // buf:lint:ignore ENUM_VALUE_PREFIX" }
      - { code: 0x00000001, name: Http2Is500, text: Small. }
`;

const buf = `version: v2
lint: { use: [STANDARD] }
breaking: { use: [FILE] }
`;

async function protoFiles(catalog: Catalog): Promise<Record<string, string>> {
  const context = { templates: templatesOf("proto"), snippets: () => [], sources: () => Promise.resolve([]) };
  const files = await proto.generate(catalog, context);
  return Object.fromEntries(files.map(({ path, text }) => [path.replace(/^proto\//, ""), text]));
}

interface Descriptors {
  readonly file: readonly {
    readonly enumType: readonly {
      readonly name: string;
      readonly value: readonly { readonly name: string; readonly number: number }[];
    }[];
  }[];
}

describe.skipIf(!installConsumers("targets/proto") && process.env["CI"] === undefined)("Protocol Buffers", () => {
  const runBuf = async (folder: string, ...args: readonly string[]): Promise<Ran> => {
    linkConsumers("targets/proto", folder);
    return run(process.execPath, [join(folder, "node_modules", "@bufbuild", "buf", "bin", "buf"), ...args], {
      cwd: folder,
    });
  };
  const storyOf = (story: string): Catalog =>
    catalogOf(readFileSync(join(root, "test", "cases", story, "spec.yaml"), "utf8"));

  it("has nothing that buf reports, and the reasons that servers send", async () => {
    const folder = temporaryFolder();
    const catalogs = [
      catalogOf(spec(outOfStock + added)),
      catalogOf(numbers),
      storyOf("hostile"),
      storyOf("two-layers"),
    ];
    const files = await Promise.all(catalogs.map(protoFiles));
    put(folder, { "buf.yaml": buf, ...Object.fromEntries(files.flatMap((each) => Object.entries(each))) });
    expect(await runBuf(folder, "lint")).toEqual({ status: 0, stdout: "", stderr: "" });
    const { status, stdout, stderr } = await runBuf(folder, "build", "-o", "-#format=json");
    expect(status, stderr).toBe(0);
    const enums = (JSON.parse(stdout) as Descriptors).file.flatMap(({ enumType }) => enumType);
    const reasonsOf = (name: string): readonly string[] => {
      const values = enums.find((each) => each.name === name)?.value.map((value) => value.name) ?? [];
      const prefix = values[0]?.replace(/UNSPECIFIED$/, "") ?? "";
      return values.slice(1).map((value) => value.replace(prefix, ""));
    };
    const [shop, numeric] = catalogs;
    const sent = [shop, numeric].flatMap((catalog) => {
      const [envelope] = catalog?.envelopes ?? [];
      if (catalog === undefined || envelope === undefined) return [];
      return catalog.modules.map((module) =>
        module.entries.map((entry) => {
          const { body } = encodeStandard(catalog, envelope, { module, entry }, { locale: "en" });
          return /"reason":"(\w+)"/.exec(body)?.[1];
        }),
      );
    });
    expect(sent).toEqual([
      reasonsOf("OrdersError"),
      // The former names follow the name.
      reasonsOf("WholeError")
        .filter((reason) => !/^(?:SHORT|OTHER)_NAME$/.test(reason))
        .map((reason) => reason.slice(0, 63)),
      reasonsOf("Web3Errors"),
    ]);
    expect(screamingCase(longName).length).toBeGreaterThan(63);
    const values = enums.flatMap(({ value }) => value);
    expect(values.find(({ name }) => name === "WHOLE_ERROR_INVALID_REQUEST")?.number).toBe(-32600);
    expect(values.find(({ name }) => name === "WHOLE_ERROR_OTHER_NAME")?.number).toBe(7);
    expect(values.find(({ name }) => name === "WEB3_ERRORS_A1_B2C")?.number).toBe(0x80070005 - 2 ** 32);
  });

  it("keeps every number when codes are added, moved and renamed", async () => {
    const folder = temporaryFolder();
    const before = await protoFiles(catalogOf(spec(outOfStock + closed)));
    const renamed = closed.replace("OrderClosed,", "OrderShut, aliases: [OrderClosed],");
    const after = await protoFiles(catalogOf(spec(renamed + added + outOfStock)));
    const numbered = catalogOf(
      spec(outOfStock + closed).replace("proto:", "proto: { numbers: { orders: { order_closed: 1 } } }"),
    );
    const below = (name: string, files: Readonly<Record<string, string>>): Record<string, string> =>
      Object.fromEntries(
        Object.entries({ "buf.yaml": buf, ...files }).map(([path, text]) => [`${name}/${path}`, text]),
      );
    put(folder, {
      ...below("before", before),
      ...below("after", after),
      ...below("numbered", await protoFiles(numbered)),
    });
    expect(await runBuf(folder, "breaking", "after", "--against", "before")).toMatchObject({ status: 0, stdout: "" });
    expect(await runBuf(folder, "lint", "after")).toMatchObject({ status: 0, stdout: "" });
    expect((await runBuf(folder, "breaking", "numbered", "--against", "before")).status).not.toBe(0);
  });

  it("breaks for buf exactly where breaking says so", async () => {
    const base = spec(outOfStock + closed);
    const renamed = closed.replace("OrderClosed,", "OrderShut,");
    const options = (text: string): string => base.replace("{ proto: }", `{ proto: ${text} }`);
    const changes: Readonly<Record<string, string>> = {
      "a code is added": spec(outOfStock + added + closed),
      "a code is removed": spec(outOfStock),
      "a code is removed and reserved": spec(
        outOfStock,
        "    reserved: [{ codes: [order_closed], names: [OrderClosed], reason: Gone. }]\n",
      ),
      "a name changes": spec(outOfStock + renamed),
      "a name changes, and the former one is an alias": spec(
        outOfStock + renamed.replace("OrderShut,", "OrderShut, aliases: [OrderClosed],"),
      ),
      "a code changes": base.replace("code: order_closed", "code: closed"),
      "a number changes": options("{ numbers: { orders: { order_closed: 5 } } }"),
      "the package changes": options("{ package: shop.v2 }"),
      "the module is renamed": base.replace("module: orders", "module: baskets"),
      "a code is deprecated": base.replace("text: Closed.", "text: Closed., deprecated: { reason: Never sent. }"),
      "a text and a kind change": base.replace(
        "text: Closed., kind: failed_precondition",
        "text: Shut., kind: aborted",
      ),
      "the codes change their order": spec(closed + outOfStock),
    };
    const folder = temporaryFolder();
    const before = catalogOf(base);
    const rows = [];
    for (const [change, text] of Object.entries(changes)) {
      const after = catalogOf(text);
      const { findings } = breaking(breakingRules, versionOf(before), versionOf(after), { today: "2026-01-01" });
      const own = findings.filter(
        ({ categories, severity }) => categories.includes("SRC_PROTO") && severity === "error",
      );
      rmSync(join(folder, "before"), { recursive: true, force: true });
      rmSync(join(folder, "after"), { recursive: true, force: true });
      for (const [name, catalog] of [
        ["before", before],
        ["after", after],
      ] as const) {
        const files = { "buf.yaml": buf, ...(await protoFiles(catalog)) };
        put(folder, Object.fromEntries(Object.entries(files).map(([path, each]) => [`${name}/${path}`, each])));
      }
      const { status } = await runBuf(folder, "breaking", "after", "--against", "before");
      rows.push({ change, buf: status === 0 ? "passes" : "breaks", errspec: own.length === 0 ? "passes" : "breaks" });
    }
    expect(rows.filter((row) => row.buf !== row.errspec)).toEqual([]);
    expect(rows.filter((row) => row.buf === "breaks").map(({ change }) => change)).toMatchInlineSnapshot(`
      [
        "a code is removed",
        "a code is removed and reserved",
        "a name changes",
        "a code changes",
        "a number changes",
        "the package changes",
        "the module is renamed",
      ]
    `);
  });
});

it("reports two codes with one number, and a number for a code that there is not", () => {
  const text = spec(outOfStock + closed).replace(
    "proto:",
    "proto: { numbers: { orders: { order_closed: 9, out_of_stock: 9 } } }",
  );
  const { diagnostics } = check([{ path: "spec.yaml", source: "spec/errspec.yaml", text }], targets);
  expect(diagnostics.map(({ rule, message, help }) => `${rule}: ${message}; ${help ?? ""}`)).toEqual([
    "unique-identifier: the code orders/order_closed becomes `9` in proto, and so does the code orders/out_of_stock; give one of them another number with `targets: { proto: { numbers: … } }`",
  ]);
});
