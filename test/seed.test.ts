import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fromHtml } from "hast-util-from-html";
import { toText } from "hast-util-to-text";
import { describe, expect, test } from "vitest";
import { catalog as target } from "../generator/targets/catalog/target.js";
import { seedCatalog } from "./support/catalog.js";
import { root } from "./support/tools.js";

type Parsed = ReturnType<typeof fromHtml>;
type Element = Extract<Parsed["children"][number], { type: "element" }>;

const page = readFileSync(join(root, "test/fixtures/error-codes.zh.md"), "utf8");

/**
 * The cells of the page's tables, by an HTML parser and not by errspec's own importer. The rest of the page is Markdown
 * around the tables, which to an HTML parser is text.
 */
const [commonRows = [], moduleRows = []] = elements(fromHtml(page, { fragment: true }), "table").map((table) =>
  elements(table, "tr")
    .map((row) => elements(row, "td").map((cell) => toText(cell).trim()))
    .filter((cells) => cells.length > 0),
);

function elements(node: Parsed | Element, tagName: string): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== "element") return [];
    return [...(child.tagName === tagName ? [child] : []), ...elements(child, tagName)];
  });
}

interface SourceModule {
  readonly id: string;
  readonly success?: { readonly code: string } | undefined;
  readonly entries: readonly {
    readonly code: string;
    readonly title?: Readonly<Partial<Record<string, string>>>;
    readonly text: Readonly<Partial<Record<string, string>>>;
  }[];
}

async function emittedModules(): Promise<readonly SourceModule[]> {
  const files = await target.generate(seedCatalog(), {
    templates: new Map(),
    snippets: () => [],
    sources: () => Promise.resolve([]),
  });
  const text = files.find(({ path }) => path === "catalog.json")?.text ?? "";
  return (JSON.parse(text) as { modules: readonly SourceModule[] }).modules;
}

test("the page has 16 rows of three cells and 63 of two", () => {
  expect(commonRows.map((cells) => cells.length)).toEqual(Array(16).fill(3));
  expect(moduleRows.map((cells) => cells.length)).toEqual(Array(63).fill(2));
});

describe.each([
  ["the spec", () => Promise.resolve<readonly SourceModule[]>(seedCatalog().modules)],
  ["catalog.json", emittedModules],
])("%s says what the page says, and nothing else", (_, modules) => {
  test("the common codes", async () => {
    const [common] = await modules();
    expect(common?.id).toBe("common");
    expect(common?.entries.map(({ code, title, text }) => [code, title?.["zh"], text["zh"]])).toEqual(commonRows);
    expect(common?.success?.code).toBe("0");
  });

  test("the codes of the module", async () => {
    const [, dsa, ...others] = await modules();
    expect(dsa?.id).toBe("dsa");
    expect(dsa?.entries.map(({ code, text }) => [code, text["zh"]])).toEqual(moduleRows);
    expect(dsa?.entries.filter(({ title }) => Object.keys(title ?? {}).length > 0)).toEqual([]);
    expect(dsa?.success).toBeUndefined();
    expect(others).toEqual([]);
  });
});
