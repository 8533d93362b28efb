import { describe, expect, it } from "vitest";
import { pairUp } from "../../generator/compare/pairs.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { catalogOf } from "../support/catalog.js";

/** A catalog of modules, each with lines of entries in short: `1 NotThere`, with more fields behind. */
function version(modules: Readonly<Record<string, readonly string[]>>, type = "int"): Catalog {
  const entry = (line: string): string => {
    const [code = "", name = "", ...more] = line.split(" ");
    const fields = more.join(" ");
    return `{ code: ${code}, name: ${name}, ${fields.includes("text:") ? "" : `text: ${name} happened, `}${fields} }`;
  };
  return catalogOf(`errspec: 1
catalog: tiny
title: Tiny
locales: [en]
envelope: { code: /code }
modules:
${Object.entries(modules)
  .map(([id, lines]) => {
    const errors = lines.filter((line) => !line.startsWith("success ")).map((line) => `      - ${entry(line)}\n`);
    const success = lines.filter((line) => line.startsWith("success ")).map((line) => entry(line.slice(8)));
    return `  - module: ${id}\n    code-type: ${type}\n${success.length === 0 ? "" : `    success: ${success.join("")}\n`}    errors:${errors.length === 0 ? " []\n" : `\n${errors.join("")}`}`;
  })
  .join("")}`);
}

/** What became of each module and entry, in short. */
function outcome(before: Catalog, after: Catalog): string[] {
  const { modules, removedModules, addedModules, entries, removed, added } = pairUp(before, after);
  return [
    ...modules.flatMap((pair) =>
      pair.before.module.id === pair.after.module.id ? [] : [`${pair.before.module.id} is ${pair.after.module.id}`],
    ),
    ...removedModules.map(({ id }) => `no ${id}`),
    ...addedModules.map(({ id }) => `new ${id}`),
    ...entries.map(({ before, after, relation }) => `${before.code} ${relation} ${after.code} ${after.name}`),
    ...removed.map(({ before, movedTo }) =>
      movedTo === undefined ? `${before.code} removed` : `${before.code} moved to ${movedTo.module}`,
    ),
    ...added.map(({ after, moved }) => `${after.code} ${moved ? "moved here" : "added"}`),
  ];
}

describe("pairing two versions of a module", () => {
  it.each<[title: string, before: string[], after: string[], ...outcome: string[]]>([
    ["nothing changed", ["1 Aa"], ["1 Aa"], "1 same 1 Aa"],
    ["one entry was added and another removed", ["1 Aa"], ["2 Bb"], "1 removed", "2 added"],
    ["a code has a new name and its old meaning", ["1 Aa text: Locked."], ["1 Bb text: Locked."], "1 renamed 1 Bb"],
    ["an old name became an alias", ["1 Aa text: Locked."], ["1 Bb text: Declined, aliases: [Aa]"], "1 renamed 1 Bb"],
    ["a code has another meaning", ["1 Aa text: Locked."], ["1 Bb text: Declined"], "1 repurposed 1 Bb"],
    ["a name has another code", ["1 Aa"], ["2 Aa"], "1 renumbered 2 Aa"],
    ["two codes were exchanged", ["1 Aa", "2 Bb"], ["2 Aa", "1 Bb"], "1 renumbered 2 Aa", "2 renumbered 1 Bb"],
    [
      "a name became an alias of another code",
      ["1 Aa text: Locked.", "2 Bb"],
      ["1 Cc text: Locked.", "2 Bb aliases: [Aa]"],
      "1 renamed 1 Cc",
      "2 same 2 Bb",
    ],
    [
      "a name became an alias and its code was removed",
      ["1 Aa", "2 Bb"],
      ["2 Bb aliases: [Aa]"],
      "2 same 2 Bb",
      "1 removed",
    ],
    [
      "the success entry is paired too",
      ["success 0 Done", "1 Aa"],
      ["success 0 Fine text: Done happened", "1 Aa"],
      "0 renamed 0 Fine",
      "1 same 1 Aa",
    ],
    ["the success entry was removed", ["success 0 Done"], [], "0 removed"],
  ])("%s", (_, before, after, ...expected) => {
    expect(outcome(version({ things: before }), version({ things: after }))).toEqual(expected);
  });

  it("the same number in another spelling is the same code", () => {
    const hex = (code: string): Catalog => version({ things: [`${code} Aa`] }, "{ kind: hex, bits: 32 }");
    expect(outcome(version({ things: ["16 Aa"] }), hex("0x00000010"))).toEqual(["16 same 0x00000010 Aa"]);
    expect(outcome(version({ things: ["16 Aa"] }), hex("0x00000016"))).toEqual(["16 renumbered 0x00000016 Aa"]);
    const words = version({ things: ["abc Aa"] }, "string");
    expect(outcome(words, version({ things: ["abd Aa"] }, "string"))).toEqual(["abc renumbered abd Aa"]);
  });
});

describe("pairing two versions of a catalog", () => {
  const all = ["1 Aa", "2 Bb", "3 Cc"];

  it("a renamed module is recognized by most of its codes and names", () => {
    expect(outcome(version({ one: all }), version({ two: ["1 Aa", "2 Bb"] }))).toEqual([
      "one is two",
      "1 same 1 Aa",
      "2 same 2 Bb",
      "3 removed",
    ]);
    expect(outcome(version({ one: all }), version({ two: ["1 Aa", "2 Xx", "3 Yy"] }))).toEqual(["no one", "new two"]);
    expect(outcome(version({ one: ["1 Aa", "2 Bb"] }), version({ two: ["1 Aa"] }))).toEqual(["no one", "new two"]);
    expect(outcome(version({ one: [] }), version({ two: [] }))).toEqual(["no one", "new two"]);
  });

  it("a renamed module becomes the one with the most in common, and only one", () => {
    const after = version({ two: ["1 Aa", "2 Bb"], three: all });
    expect(outcome(version({ one: all }), after).slice(0, 2)).toEqual(["one is three", "new two"]);
    expect(outcome(version({ one: all, other: all }), version({ two: all })).slice(0, 2)).toEqual([
      "one is two",
      "no other",
    ]);
    expect(outcome(version({ one: all, two: all }), version({ two: all })).slice(0, 1)).toEqual(["no one"]);
  });

  it("a moved entry is recognized by its code and name", () => {
    const [before, after] = [version({ one: all, two: [] }), version({ one: ["1 Aa", "2 Bb"], two: ["3 Cc"] })];
    expect(outcome(before, after)).toEqual(["1 same 1 Aa", "2 same 2 Bb", "3 moved to two", "3 moved here"]);
    const named = version({ one: ["1 Aa", "2 Bb"], two: ["3 Dd"] });
    expect(outcome(before, named)).toEqual(["1 same 1 Aa", "2 same 2 Bb", "3 removed", "3 added"]);
    const there = version({ one: all, two: ["3 Cc"] });
    expect(outcome(there, after)).toEqual(["1 same 1 Aa", "2 same 2 Bb", "3 same 3 Cc", "3 removed"]);
  });
});

it("knows what a module reserves", () => {
  const catalog = catalogOf(`errspec: 1
catalog: tiny
title: Tiny
locales: [en]
envelope: { code: /code }
modules:
  - module: things
    reserved: [{ codes: ["5", 10-20], names: [Old], reason: x }, { names: [Older], reason: x }]
    success: { code: 0, name: Done, text: x }
    errors: [{ code: 1, name: Aa, text: x, aliases: [Bb] }]
`);
  const index = pairUp(catalog, catalog).modules[0]?.before;
  expect([4, 5, 6, 9, 10, 15, 20, 21].filter((code) => index?.isReserved(String(code)))).toEqual([5, 10, 15, 20]);
  expect(index?.reservedNames).toEqual(new Set(["Old", "Older"]));
  expect([...(index?.byName.keys() ?? [])].sort()).toEqual(["Aa", "Bb", "Done"]);
  expect(index?.entries.map(({ code }) => code)).toEqual(["0", "1"]);
});
