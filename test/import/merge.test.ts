import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { importCommand } from "../../generator/cli/import.js";
import type { ImportOptions } from "../../generator/cli/import.js";
import { UsageError } from "../../generator/cli/exit.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { root } from "../support/tools.js";

/** The output of a command, on both streams. */
let printed = "";

beforeEach(() => {
  printed = "";
  const write = (text: string | Uint8Array): boolean => {
    printed += String(text);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(write);
  vi.spyOn(process.stderr, "write").mockImplementation(write);
});

afterEach(() => {
  vi.restoreAllMocks();
});

const table = (...rows: readonly string[]): string =>
  ["# Order errors", "", "| Error code | Description | Solution |", "| --- | --- | --- |", ...rows, ""].join("\n");

const first = table(
  "| 1001 | The order does not exist. | Check its number. |",
  "| 1002 | The order is closed. | Open another one. |",
  "| 1003 | The account is in arrears. | Pay. |",
  "| 1004 | The stock is too low. | Wait. |",
);

/** A folder with a document and the spec imported from it. */
async function imported(
  document = first,
): Promise<{ readonly run: (options?: Partial<ImportOptions>) => Promise<number>; readonly folder: string }> {
  const folder = temporaryFolder();
  put(folder, { "orders.md": document });
  const run = (options: Partial<ImportOptions> = {}): Promise<number> =>
    importCommand({
      document: join(folder, "orders.md"),
      spec: join(folder, "spec"),
      translations: [],
      language: undefined,
      check: false,
      report: "summary",
      ...options,
    });
  expect(await run()).toBe(0);
  printed = "";
  return { run, folder };
}

const specOf = (folder: string): string => readFileSync(join(folder, "spec", "orders.yaml"), "utf8");

/** Edits the spec as an author would. Fails if an edit does not match. */
function edit(folder: string, ...changes: readonly (readonly [from: string | RegExp, to: string])[]): void {
  const edited = changes.reduce((text, [from, to]) => {
    expect(text.search(from instanceof RegExp ? from : from.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))).not.toBe(-1);
    return text.replace(from, to);
  }, specOf(folder));
  writeFileSync(join(folder, "spec", "orders.yaml"), edited);
}

describe("importing the same document again", () => {
  it("changes nothing", async () => {
    const { run, folder } = await imported();
    const before = tree(folder);
    expect(await run()).toBe(0);
    expect(tree(folder)).toEqual(before);
    expect(await run({ check: true })).toBe(0);
    expect(printed).toContain("the spec is up to date with the document");
  });
});

describe("importing a newer edition", () => {
  it("quotes a new code of digits where codes are texts", async () => {
    const states = table(
      "| 08P01 | The client broke the protocol. | Update it. |",
      "| 22P02 | The text is no number. | Check it. |",
      "| 42P01 | There is no such table. | Create it. |",
    );
    const { run, folder } = await imported(states);
    put(folder, { "orders.md": states.replace("| 42P01", "| 40001 | Two changes met. | Try again. |\n| 42P01") });
    expect(await run()).toBe(0);
    expect(specOf(folder).match(/code: .*/g)).toEqual(["code: 08P01", "code: 22P02", 'code: "40001"', "code: 42P01"]);
  });

  it("keeps the author's names, translations, comments and actions byte for byte", async () => {
    const { run, folder } = await imported();
    edit(
      folder,
      ["name: OrderNotExist\n", "name: NoSuchOrder # agreed with the shop\n"],
      ["    x-name: from text\n", ""],
      ["  - code: 1002", "  # Closed orders stay closed.\n  - code: 1002"],
      ["    note:\n      en: Wait.", "    action: retry\n    note: { en: Wait. }"],
    );
    put(folder, { "orders.md": first.replace("| 1004", "| 1000 | The shop is closed. | Wait. |\n| 1004") });
    const before = specOf(folder);
    const catalog = (): string => readFileSync(join(folder, "spec", "errspec.yaml"), "utf8").replace(/sha256: .*/, "");
    const catalogBefore = catalog();
    expect(await run()).toBe(0);
    expect(catalog()).toBe(catalogBefore);
    const after = specOf(folder);
    expect(printed).toContain("new: orders: 1000 (ShopClosed)");
    const added = [
      "  - code: 1000",
      "    name: ShopClosed",
      "    text:",
      "      en: The shop is closed.",
      "    note:",
      "      en: Wait.",
      "    x-name: from text",
      '    x-source: { document: "orders.md", table: 1, row: 4 }',
      "",
      "",
    ].join("\n");
    expect(after.replace(added, "").replace("row: 5 }", "row: 4 }")).toBe(before);
  });

  it("takes over what only the document changed", async () => {
    const { run, folder } = await imported();
    put(folder, {
      "orders.md": first
        .replace("is closed.", "is closed, since it was paid.")
        .replace("| Pay. |", "| Pay,<br>then retry. |"),
    });
    expect(await run()).toBe(0);
    expect(specOf(folder)).toContain("en: The order is closed, since it was paid.");
    expect(specOf(folder)).toContain("en: |-\n        Pay,\n        then retry.\n");
    expect(printed).toContain("changed: orders: 1002: text (en)");
  });

  it("marks a conflict once", async () => {
    const { run, folder } = await imported();
    edit(folder, ["The order is closed.", "The order has been closed."]);
    put(folder, { "orders.md": first.replace("The order is closed.", "The order is closed or paid.") });
    expect(await run()).toBe(1);
    expect(printed).toContain(
      "conflict: orders: 1002: text (en)\n  before: The order is closed.\n  spec:   The order has been closed.\n  now:    The order is closed or paid.",
    );
    expect(specOf(folder)).toContain('x-conflict:\n      "text en": "The order is closed or paid."');
    expect(specOf(folder)).toContain("en: The order has been closed.");
    const before = tree(folder);
    expect(await run()).toBe(0);
    expect(tree(folder)).toEqual(before);
  });

  it("reports a reused code and keeps its former meaning", async () => {
    const { run, folder } = await imported();
    put(folder, { "orders.md": first.replace("The account is in arrears. | Pay.", "Database failure | Retry later.") });
    expect(await run()).toBe(1);
    expect(printed).toContain(
      "MEANING CHANGED: orders: 1003 (AccountArrears)\n  before: The account is in arrears.\n  now:    Database failure",
    );
    expect(specOf(folder)).toContain("name: AccountArrears\n    text:\n      en: Database failure\n");
    expect(specOf(folder)).toContain('was:\n      - text: { en: "The account is in arrears." }');
  });

  it("proposes to reserve a removed code until the author does", async () => {
    const { run, folder } = await imported();
    put(folder, { "orders.md": first.replace(/\| 1003.*\n/, "") });
    for (let i = 0; i < 2; i += 1) {
      printed = "";
      expect(await run()).toBe(0);
      expect(printed).toContain("removed: orders: 1003 (AccountArrears)");
      expect(printed).toContain(
        "reserved: [{ codes: [1003], names: [AccountArrears], reason: removed from the document }]",
      );
    }
    edit(
      folder,
      [/ {2}- code: 1003[\s\S]*?\n\n/, ""],
      ["errors:", "reserved:\n  - { codes: [1003], names: [AccountArrears], reason: gone }\nerrors:"],
    );
    printed = "";
    expect(await run()).toBe(0);
    expect(printed).not.toContain("removed:");
    put(folder, { "orders.md": first });
    expect(await run()).toBe(0);
    expect(printed).toContain("left out: orders: 1003: the spec reserves it");
    expect(specOf(folder)).not.toContain("code: 1003");
  });

  it("refuses a list of errors in flow style", async () => {
    const { run, folder } = await imported();
    edit(folder, [/errors:[\s\S]*/, "errors: [{ code: 1001, name: OrderMissing, text: The order does not exist. }]\n"]);
    const edited = specOf(folder);
    put(folder, { "orders.md": first.replace("| 1004", "| 1005 | The shop is closed. | Wait. |\n| 1004") });
    expect(await run()).toBe(1);
    expect(printed).toContain("the list of errors is in flow style; write it as a block");
    expect(specOf(folder)).toBe(edited);
  });

  it("takes over a new language of the document", async () => {
    const { run, folder } = await imported();
    const [head = "", line = "", ...rows] = first.split("\n").slice(2);
    const texts = ["订单不存在", "订单已关闭", "账户欠费", "库存不足"];
    const wider = [
      `${head} 中文描述 |`,
      `${line} --- |`,
      ...rows.filter((row) => row !== "").map((row, i) => `${row} ${texts[i] ?? ""} |`),
    ];
    put(folder, { "orders.md": `# Order errors\n\n${wider.join("\n")}\n` });
    expect(await run()).toBe(0);
    expect(printed).toContain("new locale: zh");
    expect(readFileSync(join(folder, "spec", "errspec.yaml"), "utf8")).toContain("locales: [en, zh]");
    expect(specOf(folder)).toContain("en: The order does not exist.\n      zh: 订单不存在\n");
  });

  it("puts new tables that disagree into new modules", async () => {
    const { run, folder } = await imported();
    put(folder, {
      "orders.md": `${first}\n# Refund errors\n\n| Error code | Description |\n| --- | --- |\n| 1001 | The refund is too late. |\n`,
    });
    expect(await run()).toBe(0);
    expect(readdirSync(join(folder, "spec"))).toContain("refund-errors.yaml");
  });
});

describe("a code that the document renames", () => {
  const named = (name: string, text = "There is no such order."): string =>
    `# Order errors\n\n| Error code | Name | Description |\n| --- | --- | --- |\n| 1001 | ${name} | ${text} |\n| 1002 | ORDER_CLOSED | The order is closed. |\n| 1003 | STOCK_LOW | The stock is low. |\n`;

  it("gets the new name, and its former name is proposed as an alias", async () => {
    const { run, folder } = await imported(named("ORDER_MISSING"));
    put(folder, { "orders.md": named("ORDER_NOT_FOUND") });
    expect(await run()).toBe(0);
    expect(printed).toContain(
      "proposed: orders: 1001: name OrderNotFound, with the former name OrderMissing as an alias",
    );
    expect(specOf(folder)).toContain("name: OrderNotFound\n");
    expect(specOf(folder)).toContain("aliases: [OrderMissing]\n    x-name: renamed\n");
    const before = tree(folder);
    expect(await run()).toBe(0);
    expect(tree(folder)).toEqual(before);

    put(folder, { "orders.md": named("ORDER_UNKNOWN") });
    expect(await run()).toBe(0);
    expect(specOf(folder)).toContain("aliases: [OrderMissing, OrderNotFound]\n");
  });

  it("adds to a list of aliases in block style", async () => {
    const { run, folder } = await imported(named("ORDER_MISSING"));
    edit(folder, ["name: OrderMissing\n", "name: OrderMissing\n    aliases:\n      - OrderLost\n"]);
    put(folder, { "orders.md": named("ORDER_NOT_FOUND") });
    expect(await run()).toBe(0);
    expect(specOf(folder)).toContain("    aliases:\n      - OrderLost\n      - OrderMissing\n");
  });

  it("keeps the name that the author gave it", async () => {
    const { run, folder } = await imported(named("ORDER_MISSING"));
    edit(folder, ["name: OrderMissing\n", "name: NoSuchOrder\n"]);
    put(folder, { "orders.md": named("ORDER_NOT_FOUND") });
    expect(await run()).toBe(0);
    expect(specOf(folder)).toContain("name: NoSuchOrder\n");
    expect(specOf(folder)).not.toContain("aliases");
  });

  it("keeps its name where another code has the new one", async () => {
    const { run, folder } = await imported(named("ORDER_MISSING"));
    edit(folder, ["name: StockLow\n", "name: OrderNotFound\n"]);
    put(folder, { "orders.md": named("ORDER_NOT_FOUND") });
    expect(await run()).toBe(0);
    expect(specOf(folder)).toContain("name: OrderMissing\n");
  });

  it("declares the placeholders of its new text", async () => {
    const { run, folder } = await imported(named("ORDER_MISSING"));
    put(folder, { "orders.md": named("ORDER_MISSING", "There is no order {order} in {shop_id}.") });
    expect(await run()).toBe(0);
    expect(printed).toContain("proposed: orders: 1001: params order, shop_id");
    expect(specOf(folder)).toContain("params: [{ name: order }, { name: shop_id }]\n");
    put(folder, { "orders.md": named("ORDER_MISSING", "There is no order {order} of {user}.") });
    expect(await run()).toBe(0);
    expect(specOf(folder)).toContain("params: [{ name: order }, { name: shop_id }, { name: user }]\n");
  });
});

describe("--check", () => {
  it("reports how the document differs from the spec, and writes nothing", async () => {
    const { run, folder } = await imported();
    put(folder, {
      "orders.md": first
        .replace("is closed.", "is closed for good.")
        .replace("| 1004", "| 1000 | The shop is closed. | Wait. |\n| 1004"),
    });
    const before = tree(folder);
    expect(await run({ check: true })).toBe(1);
    expect(printed).toContain("new: orders: 1000");
    expect(printed).toContain(
      "changed: orders: 1002: text (en): The order is closed. -> The order is closed for good.",
    );
    expect(tree(folder)).toEqual(before);
  });

  it("compares with a spec that was not imported", async () => {
    const folder = temporaryFolder();
    const spec = join(folder, "spec");
    put(folder, {
      "orders.md": first,
      "spec/errspec.yaml": "errspec: 1\ncatalog: shop\ntitle: Shop\nlocales: [en]\nenvelope: { code: /code }\n",
      "spec/orders.yaml": "module: orders\nerrors:\n  - { code: 1001, name: NoSuchOrder, text: No such order. }\n",
    });
    const options = {
      document: join(folder, "orders.md"),
      spec,
      translations: [],
      language: undefined,
      report: "summary" as const,
    };
    expect(await importCommand({ ...options, check: true })).toBe(1);
    expect(printed).toContain(
      "conflict: orders: 1001: text (en)\n  spec:   No such order.\n  now:    The order does not exist.",
    );
    expect(printed).toContain("new: orders: 1004");
    await expect(importCommand({ ...options, check: false })).rejects.toThrow(UsageError);
  });
});

describe("a second language", () => {
  it("is merged by code", async () => {
    const folder = temporaryFolder();
    put(folder, {
      "zh.md": "| 错误码 | 描述 |\n|---|---|\n| 1001 | 订单不存在 |\n| 1002 | 订单已关闭 |\n",
      "en.md":
        "| Code | Description |\n|---|---|\n| 1002 | The order is closed. |\n| 1001 | The order does not exist. |\n| 1009 | Only here. |\n",
    });
    const options = {
      document: join(folder, "zh.md"),
      spec: join(folder, "spec"),
      language: undefined,
      check: false,
      report: "summary" as const,
    };
    expect(await importCommand({ ...options, translations: [{ locale: "en", document: join(folder, "en.md") }] })).toBe(
      0,
    );
    expect(readFileSync(join(folder, "spec", "zh.yaml"), "utf8")).toContain(
      "name: OrderNotExist\n    text:\n      zh: 订单不存在\n      en: The order does not exist.",
    );
    expect(printed).toContain("1009 is only in the en document");
  });
});

describe("refusals", () => {
  const attempt = async (
    name: string,
    content: string | Uint8Array,
    files: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly code: number | string; readonly left: readonly string[] }> => {
    const folder = temporaryFolder();
    put(folder, files);
    writeFileSync(join(folder, name), content);
    const code = await importCommand({
      document: join(folder, name),
      spec: join(folder, "spec"),
      translations: [],
      language: undefined,
      check: false,
      report: "summary",
    }).catch((error: unknown) => (error instanceof UsageError ? error.message : Promise.reject(error as Error)));
    return { code, left: Object.keys(tree(folder)).filter((path) => path !== name) };
  };

  it("a document without codes", async () => {
    expect(await attempt("page.md", "# Hello\n\nNothing here.\n")).toEqual({ code: 1, left: [] });
    expect(printed).toContain("found no table or list of codes");
  });

  it("a page of parameters", async () => {
    expect(
      await attempt(
        "page.md",
        "| Parameter | Type | Required | Description |\n|---|---|---|---|\n| code | int | yes | the code |\n",
      ),
    ).toEqual({ code: 1, left: [] });
    expect(printed).toContain("the table describes parameters, not codes");
  });

  it("a binary file", async () => {
    expect((await attempt("page.md", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))).code).toContain(
      "is a binary file",
    );
  });

  it.each([
    ["%PDF-1.7\n%\xe2\xe3\n1 0 obj", "is a PDF, which has no tables"],
    [
      "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
      "is in the format of Office before 2007, or has a password; save it as .xlsx",
    ],
    ["PK\u0003\u0004 and nothing more of it, whatever it may be", "codes.xlsx: the file is damaged"],
  ])("a file that cannot be read as it is: %j", async (start, message) => {
    const { code, left } = await attempt("codes.xlsx", Buffer.from(start, "latin1"));
    expect(code).toContain(message);
    expect(left).toEqual([]);
  });

  it("a file that is not UTF-8", async () => {
    expect((await attempt("page.md", new Uint8Array([0x7c, 0x20, 0xb4, 0xed]))).code).toContain(
      "is not UTF-8 (invalid byte at offset 2)",
    );
  });

  it("a file that is too large, without reading it", async () => {
    expect((await attempt("page.md", new Uint8Array(10_000_001).fill(0x20))).code).toContain("10 MB");
  });

  it("invalid data", async () => {
    expect(await attempt("page.json", '{ "a": [1, 2 }')).toEqual({ code: 1, left: [] });
    expect(printed).toContain("invalid JSON on line 1");
  });

  it("a folder with other files", async () => {
    const { code, left } = await attempt("page.md", first, { "spec/notes.txt": "mine" });
    expect(code).toContain("contains files but no spec");
    expect(left).toEqual(["spec/notes.txt"]);
  });
});

it("a workbook becomes a spec", async () => {
  const folder = temporaryFolder();
  copyFileSync(join(root, "test", "fixtures", "workbooks", "openpyxl.xlsx"), join(folder, "codes.xlsx"));
  const code = await importCommand({
    document: join(folder, "codes.xlsx"),
    spec: join(folder, "spec"),
    translations: [],
    language: undefined,
    check: false,
    report: "summary",
  });
  expect(code).toBe(0);
  expect(printed).toContain('note: the hidden sheet "Old" is left out');
  expect(Object.keys(tree(folder))).toContain("spec/users.yaml");
});

it("an import completes a spec that a killed run left without its catalog", async () => {
  const { run, folder } = await imported();
  const whole = tree(folder);
  rmSync(join(folder, "spec", "errspec.yaml"));
  rmSync(join(folder, "spec", "schema"), { recursive: true });
  expect(await run()).toBe(0);
  expect(tree(folder)).toEqual(whole);
  expect(printed).toContain("created");
  expect(printed).not.toContain("orders.yaml\n");

  rmSync(join(folder, "spec", "errspec.yaml"));
  put(folder, { "spec/orders.yaml": "mine" });
  await expect(run()).rejects.toThrow("orders.yaml already exists; move it away");
});
