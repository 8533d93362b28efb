import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Editor } from "./editor.js";

const catalog = `errspec: 1
catalog: shop
title: { en: Shop }
locales: [en]
docs: https://example.com/{module}/{code}
envelope: { code: /code, text: /message, common: common, module-code: [{ at: /own }] }
server: { unexpected: Internal }
targets: { docs: {} }
operations:
  list:
    createOrder: { module: orders, errors: [OutOfStock, common.Internal] }
`;

const common = `module: common
errors:
  - { code: 1, name: Internal, kind: internal, text: "It failed. *Sorry.*" }
`;

const orders = `module: orders
title: { en: Orders }
groups:
  stock: { range: 10-19, title: { en: Stock } }
errors:
  - code: 10
    name: OutOfStock
    group: stock
    text: { en: "文 The article is sold out." }
    kind: failed_precondition
    action: wait
  - { code: 11, name: Gone, group: stock, text: { en: It is gone. }, kind: not_found, deprecated: { reason: { en: Old. }, replaced-by: OutOfStock } }
`;

describe("the language server", () => {
  let editor: Editor;

  beforeAll(async () => {
    editor = new Editor({
      "spec/errspec.yaml": catalog,
      "spec/common.yaml": common,
      "spec/orders.yaml": orders,
      "notes.yaml": "a: 1\n",
    });
    await editor.start();
    await editor.open("spec/orders.yaml");
    await editor.diagnostics("spec/orders.yaml", () => true);
  });

  afterAll(async () => {
    expect(await editor.stop()).toBe(0);
  });

  test("says what it can do", () => {
    expect(editor.initialized?.serverInfo?.name).toBe("errspec");
    expect(Object.keys(editor.initialized?.capabilities ?? {}).sort()).toEqual([
      "codeActionProvider",
      "completionProvider",
      "definitionProvider",
      "documentSymbolProvider",
      "hoverProvider",
      "referencesProvider",
      "renameProvider",
      "textDocumentSync",
    ]);
  });

  test("reports problems of text that is not saved, and no longer when they are solved", async () => {
    await editor.replace("spec/orders.yaml", "kind: failed_precondition", "kind: failed_precondtion");
    const [wrong] = await editor.diagnostics("spec/orders.yaml", (rules) => rules.includes("invalid-value"));
    expect(wrong).toMatchObject({
      severity: 1,
      source: "errspec",
      range: { start: { line: 9, character: 10 }, end: { line: 9, character: 28 } },
      message: expect.stringContaining("did you mean `failed_precondition`?") as string,
    });
    const fixes = await editor.fixes("spec/orders.yaml", wrong ?? expect.fail());
    expect(fixes.map(({ title, kind }) => [title, kind])).toEqual([["change to failed_precondition", "quickfix"]]);
    await editor.apply(fixes[0]?.edit);
    expect(editor.text("spec/orders.yaml")).toBe(orders);
    await editor.diagnostics("spec/orders.yaml", (rules) => !rules.includes("invalid-value"));
  });

  test("reports YAML that cannot be read, and a misspelled key", async () => {
    await editor.replace("spec/orders.yaml", "    action: wait", "    acton: wait");
    const found = await editor.diagnostics("spec/orders.yaml", (rules) => rules.includes("unknown-key"));
    const wrong = found.find(({ code }) => code === "unknown-key");
    await editor.apply((await editor.fixes("spec/orders.yaml", wrong ?? expect.fail()))[0]?.edit);
    expect(editor.text("spec/orders.yaml")).toBe(orders);
    await editor.replace("spec/orders.yaml", "groups:", "groups: {");
    await editor.diagnostics("spec/orders.yaml", (rules) => rules.some((rule) => rule.startsWith("yaml-")));
    expect(await editor.hover(editor.at("spec/orders.yaml", "na|me: OutOfStock"))).toBeNull();
    await editor.replace("spec/orders.yaml", "groups: {", "groups:");
    await editor.diagnostics("spec/orders.yaml", (rules) => !rules.some((rule) => rule.startsWith("yaml-")));
  });

  test("reports what lint finds, with the fixes of lint, in files that are not open too", async () => {
    await editor.replace("spec/orders.yaml", "{ en: It is gone. }", '{ en: "It is gone. " }');
    const found = await editor.diagnostics("spec/orders.yaml", (rules) => rules.includes("text-trimmed"));
    const wrong = found.find(({ code }) => code === "text-trimmed");
    const [fix] = await editor.fixes("spec/orders.yaml", wrong ?? expect.fail());
    expect(fix?.isPreferred).toBe(true);
    await editor.apply(fix?.edit);
    expect(editor.text("spec/orders.yaml")).toContain('{ en: "It is gone." }');
    await editor.replace("spec/orders.yaml", '{ en: "It is gone." }', "{ en: It is gone. }");
    await editor.replace("spec/orders.yaml", "module: orders", "module: order");
    const inCatalog = await editor.diagnostics("spec/errspec.yaml", (rules) => rules.includes("operation"));
    expect(inCatalog[0]?.message).toContain("order");
    await editor.replace("spec/orders.yaml", "module: order\n", "module: orders\n");
    await editor.diagnostics("spec/errspec.yaml", (rules) => !rules.includes("operation"));
  });

  test("shows errors, and what keys and values mean", async () => {
    const card = await editor.hover(editor.at("spec/orders.yaml", "replaced-by: OutOf|Stock"));
    expect(card?.contents).toEqual({
      kind: "markdown",
      value: [
        "**OutOfStock** (orders/10)",
        "文 The article is sold out\\.",
        "- kind\\: failed\\_precondition, HTTP 400\n- action\\: Wait for it to finish \\(wait\\), not retryable\n- effect\\: none",
        "<https://example.com/orders/10>",
      ].join("\n\n"),
    });
    await editor.open("spec/common.yaml");
    const escaped = await editor.hover(editor.at("spec/common.yaml", "name: Int|ernal"));
    expect(JSON.stringify(escaped)).toContain("\\\\*Sorry\\\\.\\\\*");
    const key = await editor.hover(editor.at("spec/orders.yaml", "ki|nd: failed"));
    expect(key).toMatchObject({ range: { start: { line: 9, character: 4 }, end: { line: 9, character: 8 } } });
    expect(JSON.stringify(key)).toContain("What went wrong");
    expect(JSON.stringify(await editor.hover(editor.at("spec/orders.yaml", "err|ors:")))).toContain(
      "The errors of the module",
    );
    const value = await editor.hover(editor.at("spec/orders.yaml", "failed_|precondition"));
    expect(JSON.stringify(value)).not.toContain("What went wrong");
    expect(value).not.toBeNull();
  });

  test("finds definitions and references of errors, groups and modules", async () => {
    await editor.open("spec/errspec.yaml");
    const declared = ["orders.yaml:7 OutOfStock"];
    expect(await editor.definition(editor.at("spec/errspec.yaml", "[OutOf|Stock"))).toEqual(declared);
    expect(await editor.definition(editor.at("spec/orders.yaml", "replaced-by: |OutOfStock"))).toEqual(declared);
    expect(await editor.definition(editor.at("spec/errspec.yaml", "unexpected: Internal|"))).toEqual([
      "common.yaml:3 Internal",
    ]);
    expect(await editor.definition(editor.at("spec/errspec.yaml", "com|mon.Internal"))).toEqual([
      "common.yaml:1 common",
    ]);
    expect(await editor.definition(editor.at("spec/orders.yaml", "name: OutOfStock\n    group: st|ock"))).toEqual([
      "orders.yaml:4 stock",
    ]);
    expect(await editor.references(editor.at("spec/orders.yaml", "name: OutOf|Stock"))).toEqual([
      "errspec.yaml:11 OutOfStock",
      "orders.yaml:7 OutOfStock",
      "orders.yaml:12 OutOfStock",
    ]);
    expect(await editor.references(editor.at("spec/orders.yaml", "  st|ock:"), false)).toEqual([
      "orders.yaml:8 stock",
      "orders.yaml:12 stock",
    ]);
    expect(await editor.references(editor.at("spec/common.yaml", "module: |common"))).toEqual([
      "common.yaml:1 common",
      "errspec.yaml:6 common",
      "errspec.yaml:11 common",
    ]);
    expect(await editor.definition(editor.at("spec/orders.yaml", "The ar|ticle"))).toEqual([]);
  });

  test("completes keys, values, names and the next free code", async () => {
    const labels = async (before: string, typed: string): Promise<readonly string[]> => {
      await editor.replace("spec/orders.yaml", before, typed.replace("|", ""));
      const items = await editor.completion(editor.at("spec/orders.yaml", typed));
      await editor.replace("spec/orders.yaml", typed.replace("|", ""), before);
      return items.map(({ label }) => label);
    };
    const keys = await labels("    action: wait\n", "    action: wait\n    ht|\n");
    expect(keys).toContain("http");
    expect(keys).not.toContain("action");
    expect(await labels("kind: not_found,", "kind: not_found, aud|,")).toContain("audience");
    expect(await labels("    action: wait\n", "    action: |\n")).toEqual(expect.arrayContaining(["wait", "retry"]));
    expect(await labels("    group: stock\n", "    group: |\n")).toEqual(["stock"]);
    expect(await labels("replaced-by: OutOfStock", "replaced-by: O|")).toEqual(["OutOfStock", "Gone"]);
    const added = `${orders}  - code: |\n    group: stock\n    name: NewOne\n    text: New.\n`;
    expect(
      await labels("replaced-by: OutOfStock } }\n", `replaced-by: OutOfStock } }\n${added.slice(orders.length)}`),
    ).toEqual(["12"]);
    expect(await labels("module: orders\n", "module: orders\ncode-|\n")).toContain("code-type");
    const operation = await editor.completion(editor.at("spec/errspec.yaml", "[OutOf|Stock"));
    expect(operation.map(({ label }) => label)).toEqual(["common.Internal", "orders.OutOfStock", "orders.Gone"]);
    await editor.diagnostics("spec/orders.yaml", (rules) => !rules.includes("invalid-value"));
    expect(editor.text("spec/orders.yaml")).toBe(orders);
  });

  test("gives the outline of a document", async () => {
    const [module] = await editor.symbols("spec/orders.yaml");
    expect(module).toMatchObject({ name: "orders", kind: 2 });
    expect(module?.children?.map(({ name, detail }) => [name, detail])).toEqual([
      ["stock", "10-19"],
      ["OutOfStock", "10"],
      ["Gone", "11"],
    ]);
    expect((await editor.symbols("spec/errspec.yaml")).map(({ name }) => name)).toEqual(["createOrder"]);
  });

  test("renames an error everywhere, and keeps its name as an alias", async () => {
    const place = editor.at("spec/errspec.yaml", "[OutOf|Stock");
    expect(await editor.prepareRename(place)).toMatchObject({ placeholder: "OutOfStock" });
    await expect(editor.rename(place, "soldOut")).rejects.toThrow("soldOut is not a name");
    await expect(editor.rename(place, "Gone")).rejects.toThrow("already used");
    await editor.rename(place, "SoldOut");
    expect(editor.text("spec/errspec.yaml")).toBe(catalog.replace("OutOfStock", "SoldOut"));
    expect(editor.text("spec/orders.yaml")).toContain(
      "    name: SoldOut\n    aliases: [OutOfStock]\n    group: stock\n",
    );
    expect(editor.text("spec/orders.yaml")).toContain("replaced-by: SoldOut }");
    await editor.rename(editor.at("spec/orders.yaml", "name: Go|ne"), "Missing");
    expect(editor.text("spec/orders.yaml")).toContain("name: Missing, aliases: [Gone], group: stock");
    await editor.rename(editor.at("spec/orders.yaml", "name: Sold|Out"), "OutOfStock");
    expect(editor.text("spec/orders.yaml")).toContain("    name: OutOfStock\n    aliases: [SoldOut]\n");
    await editor.rename(editor.at("spec/orders.yaml", "  sto|ck: {"), "store");
    expect(editor.text("spec/orders.yaml").match(/store\b/g)).toHaveLength(3);
    const clean = await editor.diagnostics("spec/orders.yaml", (rules) => !rules.includes("yaml-syntax"));
    expect(clean.filter(({ severity }) => severity === 1)).toEqual([]);
    expect(await editor.prepareRename(editor.at("spec/orders.yaml", "module: ord|ers"))).toBeNull();
  });

  test("leaves files alone that belong to no spec", async () => {
    await editor.open("notes.yaml");
    expect(await editor.symbols("notes.yaml")).toEqual([]);
    expect(await editor.hover(editor.at("notes.yaml", "|a"))).toBeNull();
    await editor.close("notes.yaml");
  });
});
