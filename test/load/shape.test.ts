import * as v from "valibot";
import { expect, it } from "vitest";
import { checkShape, extensionsOf } from "../../generator/load/shape.js";
import { parseYaml } from "../../generator/load/yaml.js";
import { namePattern } from "../../generator/model/name.js";

const schema = v.strictObject({
  type: v.optional(
    v.union(
      [
        v.picklist(["int", "string"], "a type of codes"),
        v.strictObject({ kind: v.literal("hex", "kind must be hex"), bits: v.number("bits must be a number") }),
      ],
      "a type is int, string, or has a kind",
    ),
  ),
  list: v.optional(
    v.array(v.strictObject({ id: v.string("an id must be text"), more: v.optional(v.array(v.number("a number"))) })),
  ),
  texts: v.optional(v.record(v.pipe(v.string(), v.regex(/^[a-z]+$/, "a locale is small letters")), v.string("a text"))),
  parts: v.optional(v.record(v.string(), v.strictObject({ first: v.boolean("yes or no") }))),
  piped: v.optional(v.pipe(v.strictObject({ a: v.string("a must be text") }), v.readonly())),
  open: v.optional(v.looseObject({ known: v.optional(v.string("known must be text")) })),
  name: v.optional(
    v.pipe(v.string("a name must be text"), v.regex(namePattern, "a name is in capitals and small letters")),
  ),
  none: v.optional(v.strictObject({})),
  many: v.optional(v.union([v.string("one"), v.array(v.string("each must be text"))], "a text or several")),
});

/** `rule line:column message; help` for each problem. */
function problems(text: string): string[] {
  const { output, diagnostics } = checkShape(schema, parseYaml({ path: "a.yaml", source: "a.yaml", text }));
  expect(output === undefined).toBe(diagnostics.length > 0);
  expect(diagnostics.every(({ severity, at }) => severity === "error" && at.file === "a.yaml")).toBe(true);
  return diagnostics.map(
    ({ rule, at, message, help }) =>
      `${rule} ${at.line}:${at.column} ${message}${help === undefined ? "" : `; ${help}`}`,
  );
}

const keys = "use one of type, list, texts, parts, piped, open, name, none, many; keys of your own start with x-";

it.each<[title: string, text: string, ...problems: string[]]>([
  ["nothing", "x-own: { any: thing }\nopen: { known: a, other: b }\ntype: { kind: hex, bits: 16, x-note: n }\n"],
  ["an unknown key", "other: 1\n", `unknown-key 1:1 unknown key \`other\`; ${keys}`],
  ["a misspelt key", "lists: []\n", "unknown-key 1:1 unknown key `lists`; did you mean `list`?"],
  [
    "several, each once",
    "other: 1\nlist: [{ id: a, lid: 2 }, { id: b, x-y: 1, mor: [] }]\nparts: { a: { first: true, last: false } }\npiped: { a: b, b: c }\nzz: 1\n",
    "unknown-key 4:16 unknown key `b`; did you mean `a`?",
    `unknown-key 1:1 unknown key \`other\`; ${keys}`,
    "unknown-key 2:17 unknown key `lid`; did you mean `id`?",
    "unknown-key 2:44 unknown key `mor`; did you mean `more`?",
    "unknown-key 3:28 unknown key `last`; use one of first; keys of your own start with x-",
    `unknown-key 5:1 unknown key \`zz\`; ${keys}`,
  ],
  ["a key where none may be", "none: { a: 1 }\n", "unknown-key 1:9 unknown key `a`; remove it"],
  ["what is missing", "list:\n  - more: []\n", "missing-key 2:5 `id` is missing; add `id:`"],
  ["what is missing of a key in a map", "parts:\n  a: {}\n", "missing-key 2:6 `first` is missing; add `first:`"],
  ["no value", "name:\n", "invalid-value 1:1 `name` has no value"],
  ["a value deep in lists", "list: [{ id: a, more: [1, two] }]\n", "invalid-value 1:27 `two`: a number"],
  ["a number that should be text", "list: [{ id: 7 }]\n", "invalid-value 1:14 `7`: an id must be text"],
  ["a truth that should be text", "list: [{ id: true }]\n", "invalid-value 1:14 `true`: an id must be text"],
  ["a list that should be text", "list: [{ id: [a] }]\n", "invalid-value 1:14 an id must be text"],
  ["a key of another form", "texts: { EN: a }\n", "invalid-value 1:10 `EN`: a locale is small letters"],
  ["an empty name", 'name: ""\n', "invalid-value 1:7 a name is in capitals and small letters"],
  [
    "a name of another form",
    "name: not_there\n",
    "invalid-value 1:7 `not_there`: a name is in capitals and small letters; write NotThere",
  ],
  ["a name without a suggestion", "name: 文字\n", "invalid-value 1:7 `文字`: a name is in capitals and small letters"],
  [
    "a text of 80 characters, which is shown, and a longer one, which is not",
    `list: [{ id: a, more: [${"x".repeat(80)}, ${"x".repeat(81)}] }]\n`,
    `invalid-value 1:24 \`${"x".repeat(80)}\`: a number`,
    "invalid-value 1:106 a number",
  ],
  [
    "one of a few",
    "type: flaot\n",
    "invalid-value 1:7 a type is int, string, or has a kind".replace("a type", "`flaot`: a type"),
  ],
  ["another kind of value than any", "type: [int]\n", "invalid-value 1:7 a type is int, string, or has a kind"],
  ["a list where keys should be", "piped: [a, b]\n", "invalid-value 1:8 expected a mapping of keys to values"],
  [
    "lists where keys should be, each",
    "list: [[a], [b]]\nparts: { a: [] }\n",
    "invalid-value 1:8 expected a mapping of keys to values",
    "invalid-value 1:13 expected a mapping of keys to values",
    "invalid-value 2:13 expected a mapping of keys to values",
  ],
  ["keys where a list should be", "list: { a: 1 }\n", "invalid-value 1:9 expected a list"],
  ["a text where a list should be", "list: a\n", "invalid-value 1:7 expected a list"],
  ["a text where keys should be", "parts: a\n", "invalid-value 1:8 expected a mapping of keys to values"],
  ["a number where keys should be", "piped: 7\n", "invalid-value 1:8 expected a mapping of keys to values"],
  ["nothing in a list", "list: [{ id: a, more: [~] }]\n", "invalid-value 1:24 an item has no value"],
  ["a part of one that fits", "type: { kind: hex, bits: many }\n", "invalid-value 1:26 `many`: bits must be a number"],
  [
    "a part that is missing of one that fits",
    "type: { kind: hex }\n",
    "missing-key 1:9 `bits` is missing; add `bits:`",
  ],
  [
    "a part that one has not",
    "type: { kind: hex, bits: 16, bit: 3 }\n",
    "unknown-key 1:30 unknown key `bit`; did you mean `bits`?",
  ],
  ["an item of one of several", "many: [a, 7]\n", "invalid-value 1:11 `7`: each must be text"],
  ["none of several", "many: { a: 1 }\n", "invalid-value 1:9 a text or several"],
  ["below what may hold anything", "open: { known: 3 }\n", "invalid-value 1:16 `3`: known must be text"],
  ["below what has a pipe", "piped: { a: 3 }\n", "invalid-value 1:13 `3`: a must be text"],
])("reports %s with its place and a remedy", (_, text, ...expected) => {
  expect(problems(text).sort()).toEqual(expected.sort());
});

it.each<[text: string, problem: string]>([
  ["- strng\n", "invalid-value 1:3 `strng` is not a kind; did you mean `string`?"],
  ["- zzz\n", "invalid-value 1:3 `zzz` is not a kind; use one of int, string"],
  ["- 7\n", "invalid-value 1:3 `7` is not a kind"],
  ["- [int]\n", "invalid-value 1:3 an item must be a kind"],
])("lists the allowed values: %j", (item, problem) => {
  const list = v.strictObject({ a: v.array(v.picklist(["int", "string"], "a kind")) });
  const text = `a:\n${item}`;
  const { diagnostics } = checkShape(list, parseYaml({ path: "a.yaml", source: "a.yaml", text }));
  expect(
    diagnostics.map(
      ({ rule, at, message, help }) =>
        `${rule} ${at.line - 1}:${at.column} ${message}${help === undefined ? "" : `; ${help}`}`,
    ),
  ).toEqual([problem]);
});

it("returns the author's own keys", () => {
  expect(extensionsOf({ a: 1, "x-a": [1], xa: 2, "x-b": { "x-c": 3 } })).toEqual({ "x-a": [1], "x-b": { "x-c": 3 } });
  for (const value of [undefined, null, "x-a", 7]) expect(extensionsOf(value)).toEqual({});
});
