import { format } from "@wasm-fmt/ruff_fmt";
import { describe, expect, it } from "vitest";
import { catalogOf } from "../../support/catalog.js";
import { generate } from "./workspace.js";

/** A package per kind whose only code has a length. */
function packageWith(length: number): string {
  return `
errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code }
targets: { python: { classes: per-kind } }
modules:
  - module: orders
    code-type: string
    errors:
      - { code: ${"x".repeat(length)}, name: OrderGone, text: The order does not exist. }
`;
}

describe("a lazy entry", () => {
  it.each([
    [58, `": lambda: ErrorInfo(\n            module=`],
    [59, `": lambda: (\n            ErrorInfo(\n                module=`],
    [128, `": lambda: (\n            ErrorInfo(\n                module=`],
  ])("is as ruff format leaves it for a code of %d characters", async (length, layout) => {
    const text = (await generate(catalogOf(packageWith(length)))).get("shop_errors/orders.py") ?? "";
    expect(text).toContain(`${"x".repeat(length)}${layout}`);
    expect(format(text, "orders.py", { line_width: 88 })).toBe(text);
  });
});
