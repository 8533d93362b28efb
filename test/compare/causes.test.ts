import { expect, it } from "vitest";
import type { Catalog } from "../../generator/model/catalog.js";
import type { Exposed, Role } from "../../generator/model/exposed.js";
import type { Category } from "../../generator/model/category.js";
import { compare } from "../../generator/compare/comparison.js";
import { catalogOf } from "../support/catalog.js";
import { textWith } from "../support/specs.js";

/*
 * Why something that users of the output relied on is gone or is another: one rule tells of each cause, so each break has
 * one. What a target exposes is written out here, for no target exposes all that could be asked about.
 */

/** A catalog with the modules given, each as its id and lines of YAML. */
function catalog(modules: Readonly<Record<string, readonly string[]>>, locales = "en, zh"): Catalog {
  const listed = Object.entries(modules).map(
    ([id, lines]) => `  - module: ${id}\n${lines.map((line) => `    ${line}\n`).join("")}`,
  );
  return catalogOf(
    `errspec: 1\ncatalog: tiny\ntitle: Tiny\nlocales: [${locales}]\nenvelope: { code: /code }\nmodules:\n${listed.join("")}`,
  );
}

/** A catalog of the module `things`. */
const things = (...lines: string[]): Catalog => catalog({ things: lines });

const errors = (...entries: string[]): string => `errors: [${entries.map((entry) => `{ ${entry} }`).join(", ")}]`;
const aa = "code: 1, name: Aa, text: First of all";
const bb = "code: 2, name: Bb, text: Second of all";
const plain = things(errors(aa, bb));
/** The same errors, with codes of another type. */
const words = things("code-type: string", errors(aa.replace("1", '"1"'), bb.replace("2", '"2"')));

interface Item extends Partial<Exposed> {
  readonly role: Role;
}

const exposed = (item: Item): Exposed => ({ text: "it", subject: {}, ...item });

/** The causes of what breaks for users of one target, by what it exposed and exposes. */
function causes(
  [before, after]: readonly [Catalog, Catalog],
  was: Item,
  now: readonly Item[] = [],
  category: Category = "SRC_GO",
): string[] {
  const surface = (items: readonly Item[]) => [{ target: "one", title: "One", category, items: items.map(exposed) }];
  const { causes } = compare(
    { catalog: before, surfaces: surface([was]) },
    { catalog: after, surfaces: surface(now) },
    "2026-06-01",
  );
  return [...causes.keys()].map((key) => key.replaceAll("\n", " "));
}

/** The cause, where something is there still and has lost a part of its type, a class that catches it, or a value it equals. */
const changed = (catalogs: readonly [Catalog, Catalog], event: "type" | "base" | "matches", item: Item): string[] =>
  causes(catalogs, { ...item, [event]: ["a", "b"] }, [{ ...item, [event]: ["b"] }]);

const module = "things";

it.each<[string, Item, string]>([
  ["the name of a package", { role: "package name" }, "package"],
  ["a package of all modules", { role: "package" }, "package"],
  ["a distribution", { role: "distribution" }, "package"],
  ["a package of one module", { role: "package", subject: { module } }, "removed"],
  ["a module", { role: "module" }, "removed"],
  ["an entry point", { role: "entry point" }, "removed"],
  ["a function", { role: "lookup" }, "removed"],
])("is output, where %s was removed and the spec has not changed", (_, item, event) => {
  expect(causes([plain, plain], item)).toEqual([`output ${event}`]);
});

it.each<[string, Item]>([
  ["a package of one module", { role: "package", subject: { module } }],
  ["a module", { role: "module" }],
  ["an entry point", { role: "entry point" }],
])("is the path of an import, where %s has another one", (_, item) => {
  expect(causes([plain, plain], item, [{ ...item, text: "other" }])).toEqual(["output import"]);
});

it("is output, where something has another text", () => {
  expect(causes([plain, plain], { role: "lookup" }, [{ role: "lookup", text: "other" }])).toEqual(["output changed"]);
  expect(changed([plain, plain], "type", { role: "lookup" })).toEqual(["output type"]);
  expect(changed([plain, plain], "base", { role: "lookup" })).toEqual(["output base"]);
  expect(changed([plain, plain], "matches", { role: "lookup" })).toEqual(["output matches"]);
});

it("is an anchor, where a page has lost one", () => {
  expect(causes([plain, plain], { role: "package" }, [], "DOCS")).toEqual(["output anchor"]);
});

it("is a locale that is gone, and no locale that is there", () => {
  const item: Item = { role: "locale", subject: { locale: "zh" } };
  const locales = (tags: string): Catalog => catalog({ things: [errors(aa)] }, tags);
  expect(causes([locales("en, zh, pt"), locales("en, pt")], item)).toEqual(["locale zh"]);
  expect(causes([locales("en, zh, pt"), locales("en, zh")], item)).toEqual(["output removed"]);
});

it("is the type of codes, where the type of what all modules share was made of it", () => {
  expect(changed([plain, words], "type", { role: "any code" })).toEqual(["code type things"]);
  expect(changed([plain, words], "base", { role: "any code" })).toEqual(["output base"]);
  expect(causes([plain, words], { role: "any code" })).toEqual(["output removed"]);
  const both = (second: readonly string[]): Catalog => catalog({ things: [errors(aa)], more: second });
  const [numbers, letters] = [[errors(bb)], ["code-type: string", errors("code: B, name: Bb, text: Second of all")]];
  expect(changed([both(numbers), both(letters)], "type", { role: "any code" })).toEqual(["code type more"]);
});

it("is a module that is gone, or has another id", () => {
  const item: Item = { role: "module", subject: { module } };
  expect(causes([plain, catalog({ others: [errors("code: 7, name: Gg, text: Seventh")] })], item)).toEqual([
    "module things",
  ]);
  expect(causes([plain, catalog({ others: [errors(aa, bb)] })], item)).toEqual(["module things"]);
  expect(causes([plain, plain], item)).toEqual(["output removed"]);
});

it("is a group that is gone, and no group that is there", () => {
  const groups = (...ids: string[]): Catalog =>
    things(`groups: { ${ids.map((id) => `${id}: { title: ${id} }`).join(", ")} }`, errors(aa));
  const item: Item = { role: "anchor", subject: { module, group: "one" } };
  expect(causes([groups("one", "two"), groups("two")], item)).toEqual(["group things one"]);
  for (const after of [groups("one"), groups("one", "two")]) {
    expect(causes([groups("one", "two"), after], item)).toEqual(["output removed"]);
  }
});

it("is the type of a module's codes, or output, where no entry is concerned", () => {
  const item: Item = { role: "codes", subject: { module } };
  expect(changed([plain, words], "type", item)).toEqual(["code type things"]);
  expect(changed([plain, words], "base", item)).toEqual(["output base"]);
  expect(changed([plain, plain], "type", item)).toEqual(["output type"]);
  expect(causes([plain, words], item)).toEqual(["output removed"]);
  expect(causes([plain, words], { ...item, role: "literals" })).toEqual(["code type things"]);
  expect(causes([plain, plain], { ...item, role: "literals" })).toEqual(["output removed"]);
});

it("is a reservation, where neither code nor name was an entry's", () => {
  expect(causes([plain, plain], { role: "constant", subject: { module, name: "Old" } })).toEqual(["reserved things"]);
  expect(causes([plain, plain], { role: "literal", subject: { module, code: "9" } })).toEqual(["reserved things"]);
});

it("is the entry, where its code has another meaning now", () => {
  const after = things(errors("code: 1, name: Zz, text: Entirely unlike what it was before", bb));
  const item: Item = { role: "text function", subject: { module, name: "Aa" } };
  expect(causes([plain, after], item)).toEqual(["entry things 1"]);
  expect(changed([plain, after], "base", item)).toEqual(["entry things 1"]);
});

it("is the entry, where it is gone, has another name, or succeeds now", () => {
  const [byName, byCode]: readonly [Item, Item] = [
    { role: "constant", subject: { module, name: "Aa" } },
    { role: "literal", subject: { module, code: "1" } },
  ];
  const success = things("success: { code: 1, name: Aa, text: First of all }", errors(bb));
  for (const after of [things(errors(bb)), things(errors(aa.replace("Aa", "Az"), bb)), success]) {
    expect(causes([plain, after], byName)).toEqual(["entry things 1"]);
    expect(causes([plain, after], byCode)).toEqual(["entry things 1"]);
  }
  expect(causes([success, plain], byName)).toEqual(["entry things 1"]);
  for (const item of [byName, byCode]) expect(causes([plain, plain], item)).toEqual(["output removed"]);
});

it("is the type of codes, where an entry keeps its name and has its code spelled anew", () => {
  const hex = things("code-type: { kind: hex, bits: 16, signed: false }", errors(aa.replace("1", "0x0001")));
  const constant: Item = { role: "constant", subject: { module, name: "Aa" } };
  expect(causes([plain, hex], constant)).toEqual(["code type things"]);
  // An alias is not the name that it had.
  const alias = things(
    "code-type: { kind: hex, bits: 16, signed: false }",
    errors("code: 0x0001, name: Az, aliases: [Aa], text: First of all"),
  );
  expect(causes([plain, alias], constant)).toEqual(["entry things 1"]);
  const gone = things("code-type: string", errors(bb.replace("2", '"2"')));
  expect(causes([plain, gone], constant)).toEqual(["entry things 1"]);
  // Its code is another, of the same type.
  expect(causes([plain, things(errors(aa.replace("1", "3"), bb))], constant)).toEqual(["entry things 1"]);
});

it("is the type of codes, where a code is written in another way", () => {
  const code: Item = { role: "literal", subject: { module, code: "1" } };
  expect(causes([plain, words], code)).toEqual(["code type things"]);
  expect(causes([plain, words], code, [], "DOCS")).toEqual(["output anchor"]);
  expect(causes([plain, words], { role: "constant", subject: { module, name: "Aa" } })).toEqual(["output removed"]);
});

it("is an alias that is gone, and none that is kept, or is the name now", () => {
  const aliased = things(errors(`${aa}, aliases: [Old, Older]`, bb));
  const old: Item = { role: "constant", subject: { module, name: "Old" } };
  expect(causes([aliased, things(errors(`${aa}, aliases: [Older]`, bb))], old)).toEqual(["alias things Old"]);
  expect(causes([aliased, aliased], old)).toEqual(["output removed"]);
  const swapped = things(errors("code: 1, name: Old, aliases: [Aa, Older], text: First of all", bb));
  expect(causes([aliased, swapped], old)).toEqual(["output removed"]);
  expect(causes([aliased, things(errors("code: 1, name: Az, text: First of all", bb))], old)).toEqual([
    "alias things Old",
  ]);
});

it.each<Role>(["text function", "text values", "parameter"])("is the parameters, for the %s of a text", (role) => {
  const takes = (...params: Parameters<typeof textWith>): Catalog =>
    things(errors(`code: 1, name: Aa, ${textWith(...params)}`));
  const item: Item = { role, subject: { module, name: "Aa" } };
  const [one, other, two] = [takes(["id"]), takes(["id", "int"]), takes(["id"], ["key"])];
  for (const after of [other, two]) expect(causes([one, after], item)).toEqual(["params things 1"]);
  expect(causes([one, one], item)).toEqual(["output removed"]);
  for (const after of [other, two]) expect(changed([one, after], "type", item)).toEqual(["params things 1"]);
  expect(changed([one, one], "type", item)).toEqual(["output type"]);
  // Without a name it can't be told whose text it is now.
  expect(changed([one, one], "type", { role, subject: { module, code: "1" } })).toEqual(["params things 1"]);
  expect(changed([one, other], "type", { ...item, role: "constant" })).toEqual(["output type"]);
});

it("is the entry, where its class has another code, and the type of codes, where all have", () => {
  const item: Item = { role: "code class", subject: { module, name: "Aa" } };
  const moved = things(errors(aa.replace("1", "3"), bb));
  expect(changed([plain, moved], "type", item)).toEqual(["entry things 1"]);
  const renamed = things(errors(aa.replace("Aa", "Az"), bb));
  expect(changed([plain, renamed], "type", item)).toEqual(["entry things 1"]);
  expect(changed([plain, moved], "type", { ...item, role: "constant" })).toEqual(["output type"]);
  expect(changed([plain, moved], "base", item)).toEqual(["output base"]);
  expect(changed([plain, plain], "type", item)).toEqual(["output type"]);
  expect(changed([plain, words], "type", item)).toEqual(["code type things"]);
});

it("is the kind, where other classes catch an entry that is the same by code or by name", () => {
  const item: Item = { role: "code class", subject: { module, name: "Aa" } };
  const kind = (entry: string): Catalog => things(errors(`${entry}, kind: internal`, bb));
  expect(changed([plain, kind(aa)], "base", item)).toEqual(["kind things 1"]);
  expect(changed([plain, kind(aa.replace("1", "3"))], "base", item)).toEqual(["kind things 1"]);
  expect(changed([plain, kind("code: 1, name: Az, aliases: [Aa], text: First of all")], "base", item)).toEqual([
    "kind things 1",
  ]);
  expect(changed([plain, plain], "base", item)).toEqual(["output base"]);
  expect(changed([plain, kind(aa)], "base", { role: "code class", subject: { module, code: "1" } })).toEqual([
    "output base",
  ]);
});

it("is the name, where it stands for another entry", () => {
  const elsewhere = things(errors(bb.replace("text", "kind: internal, aliases: [Aa], text")));
  const item: Item = { role: "code class", subject: { module, name: "Aa" } };
  expect(changed([plain, elsewhere], "base", item)).toEqual(["name things Aa"]);
  expect(causes([plain, elsewhere], item, [item])).toEqual(["name things Aa"]);
  expect(causes([plain, plain], item, [{ ...item, subject: { module, name: "Bb" } }])).toEqual(["name things Aa"]);
  expect(causes([plain, plain], item, [{ ...item, subject: { module, name: "Reserved" } }])).toEqual([]);
});

it("is the entry, where its code stands for another one", () => {
  const swapped = things(errors(aa.replace("1", "2"), bb.replace("2", "1")));
  const item: Item = { role: "literal", subject: { module, code: "1" } };
  expect(causes([plain, swapped], item, [item])).toEqual(["entry things 1"]);
});
