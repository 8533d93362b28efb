import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { root, run } from "./support/tools.js";

const docs = join(root, "docs");
const pages = readdirSync(docs, { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".md") && !path.includes("node_modules"),
);
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

it("names the ID and the file of a translation that is missing, stale or unused", async () => {
  const copy = mkdtempSync(join(tmpdir(), "errspec-test-"));
  try {
    cpSync(join(docs, "zh", "texts.mjs"), join(copy, "texts.mjs"));
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    mkdirSync(join(copy, "texts"));
    const texts = {
      page: [{ en: "Two lines.", zh: "两行。" }],
      current: [{ en: "A code.", zh: "错误码。" }],
      stale: [{ en: "An old text.", zh: "旧文本。" }],
      empty: [{ en: "A name.", zh: "" }],
    };
    writeFileSync(join(copy, "texts", "lint.yaml"), stringify(texts));
    writeFileSync(join(copy, "texts", "reference.yaml"), stringify({ key: [{ en: "A key.", zh: "键。" }] }));
    const script = `
      const { chinese } = await import("./texts.mjs");
      const { text, blocks, problems } = chinese("lint", chinese("reference"));
      console.log(text("current", "A code."), text("stale", "A new text."), text("empty", "A name."), text("other", "A key."));
      console.log(blocks("other", "## Two lines.\\n\\n\`\`\`yaml\\nTwo lines.\\n\`\`\`\\n\\n- Two\\n  lines.\\n- A code."));
      console.log(problems().join("\\n"));`;
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script], { cwd: copy });
    const file = "docs/zh/texts/lint.yaml";
    expect(stdout.trim().split("\n")).toEqual([
      "错误码。 A new text. A name. 键。",
      ...["## 两行。", "", "```yaml", "Two lines.", "```", "", "- 两行。", "- A code."],
      `${file}: stale: add a translation of "A new text."`,
      `${file}: empty: add a translation of "A name."`,
      `${file}: other: add a translation of "A code."`,
      `${file}: stale: remove the translation of "An old text."; no page uses it`,
    ]);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
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

  /** What a heading can be linked by: as VitePress makes it of pages, and GitHub of other files. */
  const anchorsIn = (text: string): readonly string[] => {
    const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
      heading.replace(/[`*]/g, "").toLowerCase(),
    );
    const onSite = headings.map((each) =>
      each.replace(/[\s~!@#$%^&()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, "-").replace(/^-|-$/g, ""),
    );
    const onGitHub = headings.map((each) => each.replace(/[^\p{L}\p{N}\s_-]/gu, "").replaceAll(" ", "-"));
    const own = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = ""]) => id);
    return [...onSite, ...onGitHub, ...own].map((each) => each.replace(/^(?=\d)/, "_")).concat(onGitHub);
  };
  const prose = (text: string): string => text.replace(/^```[^]*?^```$/gm, "");

  it.each(pages)("has links to headings that are there: %s", (page) => {
    for (const [, path = "", anchor = ""] of prose(read(page)).matchAll(/\]\((?!https?:)([^)#]*)#([^)]+)\)/g)) {
      const target = path === "" ? page : join(dirname(page), path);
      expect(anchorsIn(prose(read(target))), `${path}#${anchor}`).toContain(anchor);
    }
  });

  const inChinese = pages.filter((page) => page.startsWith("zh/"));
  const original = (page: string): string => page.slice("zh/".length);

  it("are all there in Chinese, too", () => {
    const onSite = pages.filter((page) => !/^(?:zh|skill)\//.test(page));
    expect(onSite.filter((page) => !inChinese.includes(join("zh", page)))).toEqual([]);
  });

  it.each(inChinese)("has the blocks, headings, tables and figures in Chinese that it has in English: %s", (page) => {
    const lines = new Set(read(original(page)).split("\n"));
    /** The page of messages has a translation below each of them. */
    const untranslated = (block: string) =>
      page === "zh/messages.md" ? block.split("\n").filter((line) => lines.has(line)) : block;
    const shape = (text: string) => ({
      blocks: text.match(/^```[^]*?^```$/gm)?.map(untranslated),
      headings: prose(text).match(/^#+(?= )/gm),
      rows: prose(text).match(/^\|/gm)?.length,
      items: prose(text).match(/^(?:-|\d\.) /gm)?.length,
      figures: prose(text)
        .replace(/\]\([^)]*\)/g, "")
        .match(/\d+(?:[.,]\d+)*/g)
        ?.sort(),
    });
    expect(shape(read(page))).toEqual(shape(read(original(page))));
  });

  it.each(inChinese)("leads from Chinese to Chinese where there is a page: %s", (page) => {
    const links = [...prose(read(page)).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, link = ""]) => link);
    const english = links.map((link) => join(dirname(page), link)).filter((path) => !path.startsWith("zh/"));
    expect(english.filter((path) => inChinese.includes(join("zh", path)))).toEqual([]);
  });

  it("lists every decision", () => {
    const decisions = readdirSync(join(docs, "decisions")).filter((name) => name !== "README.md");
    for (const name of decisions) expect(read("decisions/README.md")).toContain(`(${name})`);
  });
});

describe("the reference of a spec's keys", () => {
  interface Schema {
    readonly properties?: Readonly<Record<string, Schema>>;
    readonly additionalProperties?: Schema | false;
    readonly propertyNames?: unknown;
    readonly items?: Schema;
    readonly anyOf?: readonly Schema[];
    readonly description?: string;
  }

  /** The keys that a schema knows, by path; those that a value has are called, if one is given. */
  function keysOf(schema: Schema, path: string, values?: readonly unknown[]): readonly string[] {
    const { properties = {}, additionalProperties, propertyNames, items, anyOf = [] } = schema;
    const inner = (key: string) => values?.flatMap((value) => memberOf(value, key));
    const all = (kind: (value: unknown) => boolean) =>
      values?.filter(kind).flatMap((value) => Object.values(Object(value) as object) as unknown[]);
    const keys = Object.entries(properties).flatMap(([key, each]) => {
      const isThere = values?.some((value) => Object.hasOwn(Object(value) as object, key)) ?? true;
      return isThere ? [`${path}${key}`, ...keysOf(each, `${path}${key}.`, inner(key))] : [];
    });
    const more = [
      ...(additionalProperties && propertyNames === undefined
        ? keysOf(
            additionalProperties,
            `${path}*.`,
            all((value) => !Array.isArray(value)),
          )
        : []),
      ...(items ? keysOf(items, path, all(Array.isArray)) : []),
      ...anyOf.flatMap((each) => keysOf(each, path, values)),
    ];
    return [...new Set([...keys, ...more])];
  }

  function memberOf(value: unknown, key: string): readonly [unknown] | [] {
    const object = Object(value) as Record<string, unknown>;
    return Object.hasOwn(object, key) ? [object[key]] : [];
  }

  const examples = join(docs, "reference", "examples");
  const valuesIn = (pattern: RegExp): readonly unknown[] =>
    readdirSync(examples, { recursive: true, encoding: "utf8" })
      .filter((path) => pattern.test(path))
      .map((path) => parse(readFileSync(join(examples, path), "utf8")) as unknown);

  it.each([
    ["errspec", /errspec\.yaml$/, /^(?:modules\.|operations|targets\.\*)/],
    ["module", /shop\/(?!errspec)\w+\.yaml$/, /^(?:success\.(?!code$|name$|text$)|operations\.(?:errors|tags\.\*)\.)/],
  ])("has each key of %s in an example that is free of errors", (name, files, elsewhere) => {
    const schema = JSON.parse(readFileSync(join(root, "spec", "schema", `${name}.schema.json`), "utf8")) as Schema;
    const known = keysOf(schema, "").filter((key) => !elsewhere.test(key));
    expect(known.length).toBeGreaterThan(50);
    expect(known.filter((key) => !keysOf(schema, "", valuesIn(files)).includes(key))).toEqual([]);
  });

  it.each(["shop", "clients"])("has examples without errors and warnings: %s", async (spec) => {
    const { stdout } = await run(process.execPath, ["dist/main.js", "lint", "--spec", join(examples, spec)]);
    expect(stdout).not.toMatch(/(?:error|warning)\[/);
  });
});
