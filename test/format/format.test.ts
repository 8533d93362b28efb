import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatSpec } from "../../generator/format/format.js";
import { catalogLayout, moduleLayout } from "../../generator/format/layout.js";
import type { Layout } from "../../generator/format/layout.js";
import { commentsOf } from "../../generator/load/comments.js";
import { parseYaml } from "../../generator/load/yaml.js";
import { root } from "../support/tools.js";

const format = (text: string, source = "spec/orders.yaml"): string =>
  formatSpec({ path: source, source, text }, ["zh", "en"]);

describe("the canonical form of a spec", () => {
  it.each(readdirSync(join(root, "spec")).filter((name) => name.endsWith(".yaml")))("is that of spec/%s", (name) => {
    const text = readFileSync(join(root, "spec", name), "utf8");
    expect(format(text, `spec/${name}`)).toBe(text);
  });

  it("keeps a comment beside a key in place, and moves one below it with what follows", () => {
    const before = `module: m
title: # of the title
  { zh: 甲, en: A }
errors: # all of them

  # the first
  - code: 1
    name: OrderLost
    text: # verbatim
      # by hand
      en: Lost
      zh: 丢
    deprecated: { # soon
      reason: no more }
`;
    const after = `module: m
title: # of the title
  zh: 甲
  en: A
errors: # all of them

  # the first
  - code: 1
    name: OrderLost
    text: # verbatim
      zh: 丢
      # by hand
      en: Lost
    deprecated:
      # soon
      reason: no more
`;
    expect(format(before)).toBe(after);
    expect(format(after)).toBe(after);
  });

  it("has quotes around a code of digits if the codes of its module are texts", () => {
    const module = (type: string, code: string): string =>
      `module: m\ncode-type: ${type}\nreserved:\n  - { codes: [${code}] }\nerrors:\n  - code: ${code}\n    name: OrderLost\n`;
    expect(format(module("string", "1001"))).toBe(module("string", '"1001"'));
    expect(format(module("int", '"1001"'))).toBe(module("int", "1001"));
  });

  it("has keys in order, quotes where they are needed, and short mappings on one line", () => {
    const text = `# the orders

module: "orders" # the id
title:
    en: Orders
    zh: 订单
code-type: sqlstate
x-list: [ 1,  'a b', {b: [c,d]}, "z\\u200b" ]
groups:
      lookup:
          # why it is there
          title: Lookup
      all: {title: All of them, range: "00000"}
errors:
  # the first
  - {name: OrderNotFound, code: 00000, text: "yes", examples: [{"code":1, "x":
       [1, 2.0]}, "{\\"a\\": 1}"]}   # on one line
  - code: "22P02"


    # before the name
    name: "OrderLocked"
    kind: internal
    text: # the words
        # errspec-disable-next-line text-distinct -- on purpose
        en: >-
          Folded
          text.
        zh: "a: b"
    params: []
    retryable: true
    note: |
      two
      lines # and no comment
    # the end of it
  - code: 2E000 # like a number
    name: 'OrderClosed'
    text: 'it''s \\ "x" '
    since: 1.10
    deprecated: {reason: {en: "This is a very long reason that does not fit on one line with the others, not nearly", zh: 很长很长很长很长很长}, sunset: "2027-01-31", since: 2.0}
    links: [{title: T, url: "https://a.example/c#d"}, {url: 'https://a.example/c, d'}]
  # the end
`;
    expect(format(text)).toBe(`# the orders

module: orders # the id
title: { zh: 订单, en: Orders }
code-type: sqlstate
groups:
  lookup:
    # why it is there
    title: Lookup
  all: { range: "00000", title: All of them }
x-list: [1, "a b", { b: [c, d] }, "z\\u200b"]
errors:
  # the first
  # on one line
  - code: "00000"
    name: OrderNotFound
    text: "yes"
    examples:
      - {"code":1, "x": [1, 2.0]}
      - "{\\"a\\": 1}"

  - code: 22P02
    # before the name
    name: OrderLocked
    text: # the words
      zh: "a: b"
      # errspec-disable-next-line text-distinct -- on purpose
      en: Folded text.
    kind: internal
    retryable: true
    params: []
    note: |
      two
      lines # and no comment
    # the end of it

  - code: "2E000" # like a number
    name: OrderClosed
    text: "it's \\\\ \\"x\\" "
    since: "1.10"
    deprecated:
      since: "2.0"
      sunset: 2027-01-31
      reason:
        zh: 很长很长很长很长很长
        en: This is a very long reason that does not fit on one line with the others, not nearly
    links:
      - { url: https://a.example/c#d, title: T }
      - { url: "https://a.example/c, d" }
  # the end
`);
  });

  it("lays out a group called constructor as any other", () => {
    const group = (name: string): string => format(`module: a\ngroups:\n  ${name}:\n    range: 1-2\nerrors: []\n`);
    expect(group("constructor")).toBe(group("other").replace("other", "constructor"));
  });

  it("has exactly the keys of the schemas", () => {
    const schema = (name: string) => JSON.parse(readFileSync(join(root, "spec", "schema", name), "utf8")) as Schema;
    expect(keysOf(catalogLayout)).toEqual(keysOfSchema(schema("errspec.schema.json")));
    expect(keysOf(moduleLayout)).toEqual(keysOfSchema(schema("module.schema.json")));
  });

  it("is stable for any spelling, and keeps the meaning and the comments of the file", () => {
    fc.assert(
      fc.property(spec, (text) => {
        const file = { path: "spec/a.yaml", source: "spec/a.yaml", text };
        fc.pre(parseYaml(file).diagnostics.length === 0);
        const once = format(text);
        expect(format(once)).toBe(once);
        expect(commentsOf({ ...file, text: once }).map((comment) => comment.text)).toHaveLength(
          commentsOf(file).length,
        );
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** `title`, `errors.code`, …: every key in a layout. Targets have keys of their own. */
function keysOf(layout: Layout, path = ""): string[] {
  if (layout.as === "list") return keysOf(layout.items, path);
  if (layout.as !== "map") return [];
  const inner = Object.entries(layout.keys)
    .filter(([key]) => key !== "x-")
    .flatMap(([key, value]) => [`${path}${key}`, ...keysOf(value, `${path}${key}.`)]);
  return [...inner, ...keysOf(layout.others, `${path}*.`)].sort();
}

function keysOfSchema(schema: Schema, path = ""): string[] {
  const options = [schema, ...(schema.anyOf ?? [])];
  return options
    .flatMap(({ properties = {}, items, ...rest }) => [
      ...Object.entries(properties).flatMap(([key, value]) => [
        `${path}${key}`,
        ...(path === "" && key === "targets" ? [] : keysOfSchema(value, `${path}${key}.`)),
      ]),
      ...(items === undefined ? [] : keysOfSchema(items, path)),
      ...("additionalProperties" in rest && typeof rest.additionalProperties === "object"
        ? keysOfSchema(rest.additionalProperties as Schema, `${path}*.`)
        : []),
    ])
    .sort();
}

const word = fc.constantFrom(
  "Order",
  "订单",
  "a: b",
  "no",
  "1.10",
  "it's",
  'say "x"',
  "#x",
  "x #y",
  "- z",
  "{a}",
  "*b",
  "\u00a0",
  "tail ",
  "~",
  "0x1F",
  "a, b",
  "é",
  "👍",
  "end:",
);

/** A value in one of the ways that YAML has for it. */
const scalar = fc.tuple(word, fc.constantFrom("plain", "single", "double")).map(([text, style]) => {
  if (style === "single") return `'${text.replaceAll("'", "''")}'`;
  if (style === "double" || !/^[\p{L}\d][\p{L}\d.]*$/u.test(text))
    return JSON.stringify(text).replace("\u00a0", "\\u00a0");
  return text;
});

const comment = fc.constantFrom("", "", " # one", " # two: {x}", " # errspec-disable-line a -- b");
const ownLine = fc.constantFrom("", "", "", "    # alone\n", "\n", "\n    # after a blank\n");

const field = fc.oneof(
  fc
    .tuple(fc.constantFrom("text", "title", "note"), scalar, comment)
    .map(([key, value, end]) => `    ${key}: ${value}${end}\n`),
  fc
    .tuple(fc.constantFrom("text", "title", "note"), scalar, scalar, comment)
    .map(([key, zh, en, end]) => `    ${key}: {en: ${en}, zh: ${zh}}${end}\n`),
  fc
    .tuple(fc.constantFrom("text", "title", "note"), scalar, scalar, ownLine, comment)
    .map(
      ([key, zh, en, line, end]) =>
        `    ${key}:\n${line.replace(/^ {4}/gm, "        ")}        en: ${en}${end}\n        zh: ${zh}\n`,
    ),
  fc.tuple(scalar, comment).map(([value, end]) => `    x-own: [${value}, {b: ${value}}]${end}\n`),
  fc
    .tuple(scalar, comment)
    .map(([value, end]) => `    links:${end}\n      - {title: ${value}, url: "https://a.example"}\n`),
  fc.constantFrom(
    "    kind: internal\n",
    "    retryable: yes\n",
    "    http: 404 # four\n",
    '    examples: [{"code": 1}] # ex\n',
    '    examples:\n      - {"code":\n          1}\n',
    "    note: |\n      one\n      two\n",
    "    since: 1.0\n",
  ),
);

/** Removes duplicate keys, keeping the first of each. */
const entry = fc
  .tuple(fc.constantFrom("1", '"2"', "00000", "2E000"), comment, fc.array(fc.tuple(field, ownLine), { maxLength: 6 }))
  .map(([code, end, fields]) => {
    const seen = new Set<string>();
    const kept = fields.flatMap(([text, line]) => {
      const key = text.split(":")[0] ?? "";
      if (seen.has(key)) return [];
      seen.add(key);
      return [line, text];
    });
    return `  - code: ${code}${end}\n    name: Aa\n${kept.join("")}`;
  });

const spec = fc
  .tuple(
    fc.constantFrom("", "# head\n", "# head\n\n"),
    fc.array(fc.tuple(fc.constantFrom("", "  # above\n", "\n"), entry), { minLength: 1, maxLength: 4 }),
    fc.constantFrom("", "  # tail\n", "# very last\n"),
  )
  .map(([head, entries, tail]) => `${head}errors:\n${entries.flat().join("")}${tail}module: a\n`);
