import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { join } from "node:path";
import { root, run } from "../support/tools.js";
import { Editor } from "./editor.js";

const company = `errspec: 1
catalog: company
title: { en: Company }
locales: [en]
envelope: { code: /code, text: /message }
targets: { docs: {} }
`;

const common = `module: common
errors:
  - { code: 1, name: Internal, kind: internal, text: It failed. }
  - { code: 2, name: TooMany, kind: resource_exhausted, text: Wait a while. }
`;

const shop = `errspec: 1
catalog: shop
title: { en: Shop }
locales: [en]
envelope: { code: /code, text: /message, common: common, module-code: [{ at: /own }] }
server: { unexpected: Internal }
uses:
  company: { folder: ../../company/spec, modules: { common: [Internal, TooMany] } }
targets: { docs: {}, typescript: { package: shop-errors } }
operations:
  list:
    createOrder: { module: orders, errors: [OutOfStock, common.TooMany] }
`;

const orders = `module: orders
errors:
  - { code: 10, name: OutOfStock, kind: failed_precondition, text: It is sold out. }
`;

describe("a spec that uses another catalog", () => {
  const editor = new Editor({
    "company/spec/errspec.yaml": company,
    "company/spec/common.yaml": common,
    "shop/spec/errspec.yaml": shop,
    "shop/spec/orders.yaml": orders,
    "shop/src/handle.ts": 'import { CommonCode } from "shop-errors";\nexport const all = [CommonCode.TooMany];\n',
  });

  beforeAll(async () => {
    const args = [join(root, "dist", "main.js"), "uses", "update", "--spec", "shop/spec"];
    expect((await run(process.execPath, args, { cwd: editor.folder })).status).toBe(0);
    await editor.start({ wholeFolder: true });
    await editor.open("shop/spec/errspec.yaml");
  });

  afterAll(async () => {
    expect(await editor.stop()).toBe(0);
  });

  test("leads to the files of the other catalog", async () => {
    const at = (marked: string) => editor.at("shop/spec/errspec.yaml", marked);
    await expect.poll(() => editor.hover(at("unexpected: In|ternal"))).not.toBeNull();
    expect(await editor.definition(at("unexpected: In|ternal"))).toEqual(["common.yaml:3 Internal"]);
    expect(await editor.definition(at("common.Too|Many"))).toEqual(["common.yaml:4 TooMany"]);
    expect(await editor.definition(at("envelope: { code: /code, text: /message, common: com|mon"))).toEqual([
      "common.yaml:1 common",
    ]);
    expect(await editor.definition(at("modules: { com|mon"))).toEqual(["common.yaml:1 common"]);
    expect(await editor.definition(at("[Internal, Too|Many]"))).toEqual(["common.yaml:4 TooMany"]);
    expect(JSON.stringify(await editor.hover(at("[Internal, Too|Many]")))).toContain("Wait a while");
  });

  test("leads from source code to the files of the other catalog", async () => {
    await editor.open("shop/src/handle.ts");
    expect(await editor.definition(editor.at("shop/src/handle.ts", "CommonCode.Too|Many"))).toEqual([
      "common.yaml:4 TooMany",
    ]);
  });

  test("finds the references to an error of the other catalog, and renames none", async () => {
    const place = editor.at("shop/spec/errspec.yaml", "common.Too|Many");
    expect(await editor.references(place)).toEqual([
      "errspec.yaml:8 TooMany",
      "errspec.yaml:12 TooMany",
      "common.yaml:4 TooMany",
      "handle.ts:2 TooMany",
    ]);
    expect(await editor.prepareRename(place)).toBeNull();
    await expect(editor.rename(place, "TooOften")).rejects.toThrow("another catalog");
  });
});
