import { expect, it } from "vitest";
import { check } from "../../generator/check.js";
import { readTemplates } from "../../generator/disk/inputs.js";
import { emit } from "../../generator/emit.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { testCatalogs } from "../../generator/target-test/catalogs.js";
import { escapeIn } from "../../generator/target-test/injection.js";
import { testText, textCount } from "../../generator/target-test/payloads.js";
import { targets } from "../../generator/targets/index.js";

/*
 * The oracle of `target test` for texts that leave their place. It was written with errspec's own targets at hand, so it is
 * tried in both directions: on what those print, and on ways to print a text that are known to be wrong.
 */

const templates = new Map(readTemplates().map(({ path, bytes }) => [path, bytes.toString("utf8")]));

const catalogOf = (name: string, isHostile: boolean): Catalog => {
  const text = testCatalogs.find((each) => each.name === name)?.spec(isHostile) ?? "";
  const { catalog } = check([{ path: "errspec.yaml", source: "spec/errspec.yaml", text }], targets);
  if (catalog === undefined) throw new Error("no catalog");
  return {
    ...catalog,
    options: { go: undefined, python: undefined, typescript: undefined, proto: undefined, catalog: undefined },
  };
};

const filesOf = async (catalog: Catalog): Promise<ReadonlyMap<string, string>> => {
  const files = (await emit(catalog, targets, templates)).flatMap((target) => target.files);
  return new Map(files.filter(({ path }) => !path.endsWith("jsonl")).map(({ path, text }) => [path, text]));
};

it.each(["hostile", "hostile-more"])("finds nothing in what errspec's own targets make of %s", async (name) => {
  const [harmless, hostile] = await Promise.all([filesOf(catalogOf(name, false)), filesOf(catalogOf(name, true))]);
  const found = [...hostile].flatMap(([path, text]) => {
    const escape = escapeIn(path, harmless.get(path) ?? "", text);
    return escape === "none" || escape === undefined ? [] : `${path}:${escape.line}: ${escape.message}`;
  });
  expect(found).toEqual([]);
  expect([...hostile.keys()].sort()).toEqual([...harmless.keys()].sort());
});

it("takes a list over several lines for the same as one on a line", () => {
  expect(escapeIn("a.ts", 'a = ["b", "c"];', 'a = [\n  "b",\n  "c",\n];')).toBe("none");
  expect(escapeIn("a.ts", 'a = ["b", "c"];', 'a = ["b", "c", d];')).toMatchObject({ line: 1 });
});

/** A file with every text, each printed by a function. */
const fileOf = (print: (text: string) => string, isHostile: boolean): string =>
  Array.from({ length: textCount }, (_, index) => `${print(testText(index, isHostile))}\nnext(${index});\n`).join("");

const judge = (path: string, print: (text: string) => string): string => {
  const escape = escapeIn(path, fileOf(print, false), fileOf(print, true));
  return typeof escape === "object" ? escape.message : String(escape);
};

const ascii = (text: string): string =>
  JSON.stringify(text).replace(/[^ -~]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);
const line = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ");
const octal = (text: string): string =>
  Array.from(Buffer.from(text), (byte) =>
    byte < 32 || byte > 126 || '"\\?'.includes(String.fromCharCode(byte))
      ? `\\${byte.toString(8).padStart(3, "0")}`
      : String.fromCharCode(byte),
  ).join("");

it.each<[path: string, way: string, print: (text: string) => string]>([
  ["a.c", "a string with octal escapes", (text) => `f("${octal(text)}");`],
  ["a.c", "a comment of one line that ends with a full stop", (text) => `// ${line(text).replaceAll("??/", "")}.`],
  ["a.go", "a string in ASCII", (text) => `f(${ascii(text)})`],
  [
    "a.java",
    "a comment without its end",
    (text) => `/** ${line(text).replaceAll("*/", "* /").replaceAll("/", "&#47;")} */`,
  ],
  ["a.rb", "a string in single quotes", (text) => `f('${line(text).replace(/['\\]/g, "\\$&")}')`],
  ["a.rb", "a string whose # are escaped", (text) => `f(${ascii(text).replaceAll("#", "\\#")})`],
  ["a.sql", "a string with doubled quotes", (text) => `f('${line(text).replaceAll("'", "''")}')`],
  ["a.py", "a comment of one line", (text) => `# ${line(text)}`],
  ["a.ex", "a string whose # are escaped", (text) => `f(${ascii(text).replaceAll("#", "\\#")})`],
  ["a.xml", "text with entities", (text) => `<a>${line(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</a>`],
])("takes a text in %s as %s", (path, _, print) => {
  expect(judge(path, print)).toBe("none");
});

it.each<[path: string, way: string, print: (text: string) => string, message: RegExp]>([
  ["a.c", "a raw string", (text) => `f("${line(text)}");`, /became code/],
  [
    "a.c",
    "a string without escapes of the backslash",
    (text) => `f("${line(text).replaceAll('"', '\\"')}");`,
    /became code|around/,
  ],
  ["a.c", "JSON, which leaves trigraphs", (text) => `f("${ascii(text).slice(1, -1)}");`, /around|without an end/],
  ["a.c", "a comment at whose end a backslash may be", (text) => `// ${line(text)}`, /around/],
  ["a.java", "a comment with its end in it", (text) => `/** ${line(text)} */`, /became code/],
  ["a.go", "a comment of several lines", (text) => `// ${text}`, /became code/],
  ["a.go", "a raw string in backquotes", (text) => `f(\`${text}\`)`, /became code/],
  ["a.rb", "JSON, which leaves #{}", (text) => `f(${ascii(text)})`, /became code/],
  ["a.kt", "JSON, which leaves $", (text) => `f(${ascii(text)})`, /became code/],
  ["a.py", "a docstring", (text) => `f("""${text.replaceAll("\\", "\\\\")}""")`, /became code|around/],
  ["a.sql", "JSON", (text) => `f('${ascii(text).slice(1, -1)}')`, /became code|around/],
  ["a.xml", "raw text", (text) => `<a>${line(text)}</a>`, /became code|around/],
  ["a.ts", "JSON with characters that nobody sees", (text) => `f(${JSON.stringify(text)})`, /U\+202E/],
])("finds that in %s a text is %s", (path, _, print, message) => {
  expect(judge(path, print)).toMatch(message);
});

it("says that it does not know a file", () => {
  expect(escapeIn("a.unknown", "", "")).toBeUndefined();
});
