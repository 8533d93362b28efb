import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Hover, MarkupContent } from "vscode-languageserver-protocol/node.js";
import { EditedSpec } from "../../generator/cli/lsp-spec.js";
import { Workspace } from "../../generator/cli/lsp-sources.js";
import { put, temporaryFolder } from "../support/folder.js";
import { Editor } from "./editor.js";

const catalog = `errspec: 1
catalog: shop
title: { en: Shop }
locales: [en]
envelope: { code: /code, text: /message, common: common, module-code: [{ at: /own }] }
targets:
  typescript: { package: shop-errors, side: both }
  go: { module: example.com/shop, side: both }
  python: { package: shop_errors, side: both }
  java: { package: com.example.shop, side: both }
  rust: { package: shop-errors, side: both }
  php: { namespace: Acme\\Shop }
`;

const common = `module: common
errors:
  - { code: 1001, name: Internal, kind: internal, text: It failed. }
`;

const orders = `module: orders
errors:
  - { code: 2001, name: OutOfStock, aliases: [SoldOut], text: The article is sold out., kind: failed_precondition, action: wait }
  - { code: 2002, name: OrderGone, text: It is gone., kind: not_found }
`;

const typescript = `import { OrdersCode as Codes, isOrdersError, type CommonCode } from "shop-errors";

export function handle(error: unknown, response: { code: number; size: number }): string {
  if (isOrdersError(error, Codes.OutOfStock)) return "later";
  if (isOrdersError(error, Codes.SoldOut)) return "later";
  if (isOrdersError(error) && error.moduleCode === 2002) return "never";
  if (response.code === 1001 || response.size === 2001) return "no";
  return "2001";
}
`;

const go = `package main

import (
	"errors"

	codes "example.com/shop/orders"
)

func Do(err error) bool {
	return errors.Is(err, codes.CodeOutOfStock)
}
`;

const python = `from shop_errors.orders import OutOfStockError as NoStock, OrdersCode


def handle(error: Exception) -> bool:
    if isinstance(error, NoStock):
        return True
    return getattr(error, "code") == OrdersCode.ORDER_GONE
`;

const java = `package app;

import com.example.shop.*;

class Handler {
  static boolean isLater(Object code) {
    return code == OrdersCode.OUT_OF_STOCK || code == OtherCode.OUT_OF_STOCK;
  }
}
`;

const rust = `use shop_errors::orders::Code;

pub fn is_later(code: &Code) -> bool {
    matches!(code, Code::OutOfStock)
}
`;

const php = `<?php
use Acme\\Shop\\OrdersCode;
return $code === OrdersCode::OutOfStock || $number === 2002;
`;

const unrelated = "class Mine { static final int OUT_OF_STOCK = OrdersCode.OUT_OF_STOCK; }\n";

const markdownOf = (hover: Hover | null): string => (hover?.contents as MarkupContent | undefined)?.value ?? "";

describe("source code and the spec", () => {
  const editor = new Editor({
    "spec/errspec.yaml": catalog,
    "spec/common.yaml": common,
    "spec/orders.yaml": orders,
    "src/handle.ts": typescript,
    "src/main.go": go,
    "src/handle.py": python,
    "src/Handler.java": java,
    "src/lib.rs": rust,
    "src/handle.php": php,
    "src/Mine.java": unrelated,
  });

  beforeAll(async () => {
    await editor.start({ wholeFolder: true });
    for (const file of ["handle.ts", "main.go", "handle.py", "Handler.java", "lib.rs", "handle.php", "Mine.java"])
      await editor.open(`src/${file}`);
  });

  afterAll(async () => {
    expect(await editor.stop()).toBe(0);
  });

  test.each([
    ["handle.ts", "Codes.OutOf|Stock", ["orders.yaml:3 OutOfStock"]],
    ["handle.ts", "Co|des.OutOfStock", ["orders.yaml:1 orders"]],
    ["handle.ts", "Codes.Sold|Out", ["orders.yaml:3 OutOfStock"]],
    ["handle.ts", "import { Orders|Code", ["orders.yaml:1 orders"]],
    ["handle.ts", "type |CommonCode", ["common.yaml:1 common"]],
    ["handle.ts", "moduleCode === 20|02", ["orders.yaml:4 OrderGone"]],
    ["handle.ts", "response.code === 1001|", ["common.yaml:3 Internal"]],
    ["handle.ts", 'return "20|01"', ["orders.yaml:3 OutOfStock"]],
    ["handle.ts", "func|tion", []],
    ["main.go", "codes.Code|OutOfStock", ["orders.yaml:3 OutOfStock"]],
    ["handle.py", "isinstance(error, No|Stock", ["orders.yaml:3 OutOfStock"]],
    ["handle.py", "import OutOf|StockError", ["orders.yaml:3 OutOfStock"]],
    ["handle.py", "OrdersCode.ORDER|_GONE", ["orders.yaml:4 OrderGone"]],
    ["Handler.java", "== OrdersCode.OUT_OF|_STOCK", ["orders.yaml:3 OutOfStock"]],
    ["Handler.java", "OtherCode.OUT_OF|_STOCK", []],
    ["lib.rs", "Code::OutOf|Stock", ["orders.yaml:3 OutOfStock"]],
    ["handle.php", "OrdersCode::OutOf|Stock", ["orders.yaml:3 OutOfStock"]],
    ["handle.php", "20|02", ["orders.yaml:4 OrderGone"]],
    ["Mine.java", "OrdersCode.OUT_OF|_STOCK", []],
  ])("leads from %s to the line of the spec: %s", async (file, marked, expected) => {
    expect(await editor.definition(editor.at(`src/${file}`, marked))).toEqual(expected);
  });

  test("shows the entry of a name, and of a number that is certainly a code", async () => {
    const headings = {
      "**OutOfStock** (orders/2001)": [
        editor.at("src/handle.ts", "Codes.OutOf|Stock"),
        editor.at("src/main.go", "CodeOutOf|S"),
      ],
      "**OrderGone** (orders/2002)": [editor.at("src/handle.ts", "moduleCode === 20|02")],
    };
    for (const [heading, places] of Object.entries(headings)) {
      for (const place of places) expect(markdownOf(await editor.hover(place))).toContain(heading);
    }
    expect(await editor.hover(editor.at("src/handle.ts", "response.size === 20|01"))).toBeNull();
    expect(await editor.hover(editor.at("src/handle.ts", "Co|des.OutOfStock"))).toBeNull();
  });

  const usages = [
    "Handler.java:7 OUT_OF_STOCK",
    "handle.php:3 OutOfStock",
    "handle.py:5 NoStock",
    "handle.ts:4 OutOfStock",
    "handle.ts:5 SoldOut",
    "lib.rs:4 OutOfStock",
    "main.go:10 CodeOutOfStock",
  ];

  test("finds where source code uses an error, from the spec and from source code", async () => {
    await editor.open("spec/orders.yaml");
    expect(await editor.references(editor.at("spec/orders.yaml", "name: OutOf|Stock"))).toEqual([
      "orders.yaml:3 OutOfStock",
      ...usages,
    ]);
    expect(await editor.references(editor.at("src/main.go", "CodeOutOf|Stock"), false)).toEqual(usages);
    expect(await editor.references(editor.at("spec/orders.yaml", "name: Order|Gone"), false)).toEqual([
      "handle.py:7 ORDER_GONE",
      "handle.ts:6 2002",
    ]);
    const module = await editor.references(editor.at("spec/orders.yaml", "module: ord|ers"), false);
    expect(module).toEqual(expect.arrayContaining(["handle.ts:4 isOrdersError", "handle.ts:4 Codes"]));
  });

  test("knows what is typed in the spec and in source code, before it is saved", async () => {
    await editor.replace("spec/orders.yaml", "name: OrderGone", "name: OrderMissing");
    await editor.diagnostics("spec/orders.yaml", () => true);
    await editor.replace("src/main.go", "codes.CodeOutOfStock", "codes.CodeOrderMissing");
    await expect
      .poll(() => editor.definition(editor.at("src/main.go", "CodeOrder|Missing")))
      .toEqual(["orders.yaml:4 OrderMissing"]);
    await editor.replace("src/main.go", "codes.CodeOrderMissing", "codes.CodeOutOfStock");
  });
});

describe("several specs", () => {
  const problem = orders.replace("not_found", "not_fuond");
  const files = {
    "near/spec/errspec.yaml": catalog,
    "near/spec/common.yaml": common,
    "near/spec/orders.yaml": orders,
    "near/src/main.go": go,
    "far/spec/errspec.yaml": catalog,
    "far/spec/orders.yaml": problem,
  };

  test("loads those that a question needs, the nearest first", async () => {
    const folder = temporaryFolder();
    put(folder, files);
    const asked: string[] = [];
    const workspace = new Workspace(new Map(), (path) => {
      asked.push(path);
      return new EditedSpec(path, new Map());
    });
    workspace.folders = [folder];
    const file = { path: join(folder, "near/src/main.go"), text: go };
    expect(await workspace.meantAt(file, go.indexOf("OutOfStock"))).toBeDefined();
    expect(asked).toEqual([join(folder, "near/spec")]);
  });

  test("reports those that are edited, until they are deleted", async () => {
    const editor = new Editor(files);
    await editor.start({ wholeFolder: true });
    await editor.open("near/src/main.go");
    expect(await editor.definition(editor.at("near/src/main.go", "fu|nc"))).toEqual([]);
    await editor.open("near/spec/orders.yaml");
    await editor.diagnostics("near/spec/orders.yaml", () => true);
    await editor.changedOnDisk();
    await editor.replace("near/spec/orders.yaml", "kind: not_found", "kind: not_fuond");
    await editor.diagnostics("near/spec/orders.yaml", (rules) => rules.includes("invalid-value"));
    expect(editor.reported().filter((file) => file.startsWith("far"))).toEqual([]);
    rmSync(join(editor.folder, "near", "spec"), { recursive: true });
    await editor.changedOnDisk();
    await editor.diagnostics("near/spec/orders.yaml", (rules) => rules.length === 0);
    put(editor.folder, files);
    await editor.changedOnDisk();
    await editor.diagnostics("near/spec/orders.yaml", (rules) => rules.includes("invalid-value"));
    expect(await editor.stop()).toBe(0);
  });
});
