import fc from "fast-check";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { identifiersOf } from "../generator/check.js";
import { readTemplates } from "../generator/disk/inputs.js";
import { emit } from "../generator/emit.js";
import { keysOf } from "../generator/file-key.js";
import type { Catalog, Entry, Text } from "../generator/model/catalog.js";
import { Items } from "../generator/output/items.js";
import { targets } from "../generator/targets/index.js";
import { catalogOf, loadText, seedCatalog } from "./support/catalog.js";
import "./support/seed.js";
import { root } from "./support/tools.js";

const caseOf = (name: string): Catalog => {
  const { catalog } = loadText(readFileSync(join(root, "test", "cases", name, "spec.yaml"), "utf8"));
  if (catalog === undefined) throw new Error(`${name} cannot be read`);
  return catalog;
};

const catalogs: readonly (readonly [name: string, catalog: Catalog])[] = [
  ["the repository's spec", seedCatalog()],
  ...["hostile", "one-layer", "options", "two-layers"].map((name) => [name, caseOf(name)] as const),
  [
    "a spec of related codes in three locales",
    catalogOf(
      `errspec: 1
catalog: shop
title: { en: Shop, de: Laden }
locales: [en, de, fr]
fallback-locales: [fr]
envelope: { code: /code, common: base, module-code: [{ at: /sub }], text: /message }
modules:
  - module: base
    success: { code: 0, name: Fine, text: Fine. }
    errors:
      - { code: 1, name: Lost, text: { en: Lost., fr: Perdu. }, kind: not_found, x-owner: a, examples: [{ "code": 1, "message": "x" }] }
  - module: cart
    groups: { main: { range: 1-9, title: Main } }
    errors:
      - { code: 1, name: Gone, group: main, text: Lost., title: { de: Weg }, aliases: [Away], links: [{ url: "https://example.org", title: More }] }
      - { code: 2, name: Old, text: "It {id} was.", params: [{ name: id }], deprecated: { since: 1.0.0, reason: Old., replaced-by: Gone }, was: [{ text: New., until: 0.9.0 }] }
      - { code: 3, name: Full, text: { en: Full., de: Voll. }, note: A note., action: retry, kind: unavailable }

`,
    ),
  ],
];

const templates = new Map(readTemplates().map(({ path, bytes }) => [path, bytes.toString("utf8")]));

/** The outline, and the key and the text of each file, of each part of a file that has parts, and of each item. */
async function made(catalog: Catalog) {
  const keys = keysOf(catalog, "build");
  const files = (await emit(catalog, targets, templates)).flatMap(({ files }) => files);
  return {
    outline: keys.outline,
    files: new Map(
      files.flatMap(({ path, text, ...file }) => {
        const parts = file.parts ?? [{ ...file, text }];
        const texts = parts.map((part) => part.text); // made on each access
        expect(texts.join("")).toBe(text);
        return parts.flatMap((part, index) => {
          const place = `${path}, part ${index}`;
          const own = texts[index] ?? "";
          const items = new Items((reads) => keys.of({ text: "", reads: [reads] }));
          if (part.textOf !== undefined) expect(part.textOf(items)).toBe(own);
          return [
            [place, { key: keys.of(part), text: own }] as const,
            ...items.made.map(([key, start, end], at) => {
              const text = own.slice(start, end);
              // An item without a key is made again each time.
              return [`${place}, item ${at}`, { key: key === "" ? text : key, text }] as const;
            }),
          ];
        });
      }),
    ),
  };
}

/** A catalog with some of its entries replaced. */
function edited(catalog: Catalog, edit: (entry: Entry) => Entry): Catalog {
  const modules = catalog.modules.map((module) => ({
    ...module,
    success: module.success && edit(module.success),
    entries: module.entries.map(edit),
  }));
  return { ...catalog, modules };
}

/** The paths of the files whose keys are the same although their texts are not. */
async function wrong(before: Awaited<ReturnType<typeof made>>, catalog: Catalog): Promise<string[]> {
  const after = await made(catalog);
  if (after.outline !== before.outline) return [];
  expect([...after.files.keys()]).toEqual([...before.files.keys()]);
  return [...after.files].flatMap(([path, { key, text }]) => {
    const old = before.files.get(path);
    return old?.key === key && old.text !== text ? [path] : [];
  });
}

/** Other texts in one locale. */
function translated(entry: Entry, locale: string): Entry {
  const other = (text: Text): Text =>
    text[locale] === undefined ? text : { ...text, [locale]: `${text[locale]} – C` };
  return {
    ...entry,
    title: other(entry.title),
    text: other(entry.text),
    note: other(entry.note),
    causes: entry.causes.map(other),
    solutions: entry.solutions.map(other),
    otherwise: other(entry.otherwise),
    was: entry.was.map((was) => ({ ...was, text: other(was.text) })),
    links: entry.links.map((link) => ({ ...link, title: other(link.title) })),
    deprecated: entry.deprecated && { ...entry.deprecated, reason: other(entry.deprecated.reason) },
  };
}

/** Other texts everywhere. Texts that were the same still are. */
function reworded(entry: Entry): Entry {
  const other = (text: Text): Text =>
    Object.fromEntries(Object.entries(text).map(([locale, own]) => [locale, `${own} – B`]));
  return {
    ...entry,
    title: { ...other(entry.title), en: `Title ${entry.code}` },
    text: other(entry.text),
    note: { en: `A remark on ${entry.code}` },
    causes: entry.causes.map(other),
    solutions: entry.solutions.map(other),
    otherwise: other(entry.otherwise),
    was: [{ text: { en: `Was ${entry.code}` }, until: undefined }],
    links: [{ url: `https://example.org/${entry.code}`, title: { en: "A link" } }],
    examples: [`{"code": 1, "message": "B ${entry.code}"}`],
    extensions: { "x-b": entry.code },
    deprecated: entry.deprecated && { ...entry.deprecated, reason: { en: "A reason" } },
  };
}

describe.each(catalogs)("the keys of the files of %s", (_, catalog) => {
  const before = made(catalog);

  it("have an outline with everything but the texts", async () => {
    expect((await made(edited(catalog, (entry) => ({ ...entry, http: 418 })))).outline).not.toBe(
      (await before).outline,
    );
  });

  it("have the identifiers, which do not depend on texts", () => {
    const names = (one: Catalog): object =>
      identifiersOf(one, targets).map(({ target, scope, text, of, reserved }) => ({
        target,
        scope,
        text,
        of,
        reserved,
      }));
    expect(names(edited(catalog, reworded))).toEqual(names(catalog));
  });

  it("cover what a file reads: other texts of all other entries change nothing", async () => {
    expect((await made(edited(catalog, reworded))).outline).toBe((await before).outline);
    expect(await wrong(await before, edited(catalog, reworded))).toEqual([]);
    for (const examples of [[], ['{"code": 1, "message": "B"}']]) {
      expect(
        await wrong(
          await before,
          edited(catalog, (entry) => ({ ...entry, examples })),
        ),
      ).toEqual([]);
    }
    for (const locale of catalog.locales) {
      const one = edited(catalog, (entry) => translated(entry, locale));
      expect(await wrong(await before, one), locale).toEqual([]);
    }
    for (const { id, success, entries } of catalog.modules) {
      const others = edited(catalog, (entry) => (entry.module === id ? entry : reworded(entry)));
      expect(await wrong(await before, others), id).toEqual([]);
      for (const own of [success, ...entries].slice(0, 2)) {
        const rest = edited(catalog, (entry) => (entry === own ? entry : reworded(entry)));
        expect(await wrong(await before, rest), own?.name).toEqual([]);
      }
    }
  }, 60_000);

  it("are different when the first error is explained, and when none is", async () => {
    const [first] = catalog.modules.flatMap(({ entries }) => entries);
    const none = { causes: [], solutions: [], otherwise: {} };
    const plain = edited(catalog, (entry) => ({ ...entry, ...none }));
    const one = edited(catalog, (entry) => ({
      ...entry,
      ...none,
      ...(entry === first ? { causes: [{ [catalog.locales[0]]: "A cause." }] } : {}),
    }));
    expect(await wrong(await made(plain), one)).toEqual([]);
    expect(await wrong(await made(one), plain)).toEqual([]);
  }, 60_000);

  it("are different after any edit that changes the text", async () => {
    const all = catalog.modules.flatMap(({ success, entries }) => [success, ...entries]);
    const text = fc.dictionary(fc.constantFrom("zh", "en", "de", "fr"), fc.constantFrom("", "One.", "Two", "Lost."));
    const edit = fc.record({ entry: fc.constantFrom(...all), field: fc.constantFrom("title", "text", "note"), text });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        const after = edited(catalog, (entry) => {
          const own = edits.filter((each) => each.entry === entry);
          return own.reduce((each, { field, text }) => {
            const source = catalog.locales[0];
            return { ...each, [field]: field === "text" ? { [source]: entry.text[source], ...text } : text };
          }, entry);
        });
        expect(await wrong(await before, after)).toEqual([]);
      }),
      { numRuns: 6 },
    );
  }, 60_000);
});
