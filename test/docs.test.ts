import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { root, run } from "./support/tools.js";

const docs = join(root, "docs");
const pages = readdirSync(docs, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".md"));
const read = (path: string): string => readFileSync(join(docs, path), "utf8");

describe("the glossary", () => {
  const rows = [...read("glossary.md").matchAll(/^\| (.+?) +\| .+ \| `(\w+)` in `(.+?)` +\|$/gm)];
  const terms = rows.map(([, term = ""]) => term);

  it("has at least thirty terms, each once, in order", () => {
    expect(terms.length).toBeGreaterThanOrEqual(30);
    expect(terms).toEqual([...new Set(terms)].sort());
    expect(read("glossary.md").match(/^\| (?!Term|-)/gm)).toHaveLength(terms.length);
  });

  it.each(rows.map(([, term, name, file]) => [term, name, file] as const))(
    "names what holds a term: %s is %s in %s",
    (_, name = "", file = "") => {
      const source = readFileSync(join(root, file), "utf8");
      expect(source).toMatch(new RegExp(`export (?:interface|type|class|function|const) ${name}\\b`));
    },
  );
});

it("draws the plan from the imports as they are", async () => {
  const { status, stderr } = await run(process.execPath, ["docs/plan.mjs", "--check"]);
  expect([status, stderr]).toEqual([0, ""]);
});

it("has current rule pages and JSON Schemas", async () => {
  const { status, stderr } = await run(process.execPath, ["docs/reference.mjs", "--check"]);
  expect([status, stderr]).toEqual([0, ""]);
});

describe("the pages", () => {
  it.each(pages)("has links that lead somewhere, and names files that are there: %s", (page) => {
    const text = read(page);
    const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = ""]) => link);
    for (const link of links.filter((target) => !target.startsWith("http")))
      expect(existsSync(join(docs, dirname(page), link)), link).toBe(true);
    const paths = [...text.matchAll(/`((?:generator|test|templates)\/[\w./-]*)`/g)].map(([, path = ""]) => path);
    for (const path of paths) expect(existsSync(join(root, path)), path).toBe(true);
  });

  it("lists every decision", () => {
    const decisions = readdirSync(join(docs, "decisions")).filter((name) => name !== "README.md");
    for (const name of decisions) expect(read("decisions/README.md")).toContain(`(${name})`);
  });
});
