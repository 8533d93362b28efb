import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Catalog } from "../../../generator/model/catalog.js";
import { docs } from "../../../generator/targets/docs/target.js";
import { catalogOf, seedCatalog, templatesOf } from "../../support/catalog.js";
import { installConsumers, linkConsumers } from "../../support/consumers.js";
import { put, temporaryFolder } from "../../support/folder.js";
import { root, run } from "../../support/tools.js";
import { fullCatalog } from "./catalogs.js";
import { payloads } from "./payloads.js";

/* What the reference implementation of GraphQL and the parser of AsyncAPI say about what the docs give to copy. */

interface Snippets {
  readonly page: string;
  readonly graphql: readonly string[];
  readonly asyncapi: readonly string[];
}

async function snippetsOf(catalog: Catalog): Promise<readonly Snippets[]> {
  const context = { templates: templatesOf("docs"), snippets: () => [], sources: () => Promise.resolve([]) };
  const pages = await docs.generate(catalog, context);
  const blocks = (text: string, fence: RegExp): string[] => Array.from(text.matchAll(fence), ([, inner = ""]) => inner);
  return pages
    .map(({ path, text }) => ({
      page: path,
      graphql: blocks(text, /^```+graphql\n([^]*?)^```+$/gm),
      asyncapi: blocks(text, /^```+json\n(\{\n {2}"components": \{\n {4}"messages"[^]*?)^```+$/gm),
    }))
    .filter(({ graphql, asyncapi }) => graphql.length + asyncapi.length > 0);
}

/** Prints what the parsers report, a line for each problem. */
const program = `import { readFileSync } from "node:fs";
import { Parser } from "@asyncapi/parser";
import { buildSchema, validateSchema } from "graphql";
const parser = new Parser();
for (const { page, graphql, asyncapi } of JSON.parse(readFileSync("snippets.json", "utf8"))) {
  for (const types of graphql) {
    try {
      const schema = buildSchema(types + "\\ntype Query { a: Int }");
      for (const error of validateSchema(schema)) console.log(page, error.message);
    } catch (error) {
      console.log(page, error.message);
    }
  }
  for (const text of asyncapi) {
    const frame = { asyncapi: "3.0.0", info: { title: "Shop", version: "1.0.0" } };
    const { document, diagnostics } = await parser.parse({ ...frame, ...JSON.parse(text) });
    for (const { severity, message, path } of diagnostics) {
      if (severity < 2) console.log(page, message, path.join("."));
    }
    if (document === undefined) console.log(page, "no document");
  }
}
console.log("read all");
`;

describe.skipIf(!installConsumers("targets/docs") && process.env["CI"] === undefined)("GraphQL and AsyncAPI", () => {
  const story = (name: string): Catalog =>
    catalogOf(readFileSync(join(root, "test", "cases", name, "spec.yaml"), "utf8"));
  const hostile = fullCatalog((place) => payloads[hash(place) % payloads.length] ?? "");

  it("accept what the docs of any catalog give to copy", async () => {
    const catalogs = [seedCatalog(), story("operations"), story("hostile"), story("two-layers"), hostile];
    const all = await Promise.all(
      catalogs.map(async (catalog) =>
        (await snippetsOf(catalog)).map((each) => ({ ...each, page: `${catalog.id}/${each.page}` })),
      ),
    );
    const snippets = all.flat();
    expect(snippets.flatMap(({ graphql }) => graphql).length).toBeGreaterThan(10);
    expect(snippets.flatMap(({ asyncapi }) => asyncapi).length).toBeGreaterThan(10);
    const folder = temporaryFolder();
    put(folder, { "snippets.json": JSON.stringify(snippets), "read.mjs": program });
    linkConsumers("targets/docs", folder);
    const { stdout, stderr } = await run(process.execPath, [join(folder, "read.mjs")], { cwd: folder });
    expect(stdout, stderr).toBe("read all\n");
  });

  it("reject what is wrong, so that the test can fail", async () => {
    const folder = temporaryFolder();
    const wrong = [
      { page: "a", graphql: ["enum A { }"], asyncapi: ['{ "components": { "messages": { "A": { "payload": 1 } } } }'] },
    ];
    put(folder, { "snippets.json": JSON.stringify(wrong), "read.mjs": program });
    linkConsumers("targets/docs", folder);
    const { stdout } = await run(process.execPath, [join(folder, "read.mjs")], { cwd: folder });
    expect(stdout.split("\n").filter((line) => line.startsWith("a ")).length).toBeGreaterThan(1);
  });
});

/** A number for a text: each place of a catalog has a text of its own. */
function hash(text: string): number {
  return Array.from(text).reduce((sum, each) => (sum * 31 + (each.codePointAt(0) ?? 0)) % 65_521, 7);
}
