import fc from "fast-check";
import { expect, it } from "vitest";
import { openSpec } from "../../generator/edit/yaml.js";
import { csvText, readCsv } from "../../generator/translate/csv.js";
import { unitsOf } from "../../generator/translate/units.js";
import type { Unit } from "../../generator/translate/units.js";
import { readXliff, xliffText } from "../../generator/translate/xliff.js";

const [opened] = openSpec([{ path: "a.yaml", source: "spec/a.yaml", text: "module: a\n" }]);

function unit(id: string, context: string, texts: Unit["texts"]): Unit {
  if (opened === undefined) throw new Error("the spec has no mapping");
  return { id, context, texts, opened, parent: opened.root, key: "text" };
}

/** Texts as specs can have them: any characters but lone surrogates, without surrounding blanks. */
const text = fc
  .oneof(
    fc.string({ unit: "binary", minLength: 1 }),
    fc.constantFrom(
      "=1+1",
      "'=1",
      "-x",
      "@sum",
      "a;b,c\td",
      'say "hi"',
      "line\nfeed",
      "<b>&amp;</b>",
      "]]>",
      "\u0001\u001f",
    ),
  )
  .map((value) => value.toWellFormed().trim())
  .filter((value) => value !== "");

it("brings every text back from CSV", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ ja: text, zh: text }), { minLength: 1 }), (rows) => {
      const units = rows.map((texts, i) => unit(`a/${i}/text`, "X", texts));
      const { rows: read } = readCsv("t.csv", csvText(units, ["zh"], "ja"), "zh", "ja");
      expect(read.map(({ id, source, target }) => ({ id, source, target }))).toEqual(
        units.map(({ id, texts }) => ({ id, source: texts["zh"], target: texts["ja"] })),
      );
    }),
  );
});

it("brings every text back from XLIFF", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ ja: text, zh: text }), { minLength: 1 }), (rows) => {
      const units = rows.map((texts, i) => unit(`a/${i}/text`, 'X"<', texts));
      const { rows: read } = readXliff("t.xlf", xliffText(units, "zh", "ja"), "ja");
      expect(read.map(({ id, source, target }) => ({ id, source, target }))).toEqual(
        units.map(({ id, texts }) => ({ id, source: texts["zh"], target: texts["ja"] })),
      );
    }),
  );
});

it("names every text of a spec, by codes as their author spelled them", () => {
  const spec = openSpec([
    {
      path: "b.yaml",
      source: "spec/b.yaml",
      text: `module: b
title: { zh: 二, en: Two }
groups: { g/1: { title: { zh: 组 } } }
success: { code: 007, name: Ok, text: { zh: 好 } }
errors:
  - code: 0x80070005
    name: AccessDenied
    title: { zh: 拒绝 }
    text: 拒绝访问
    note: { zh: 注 }
    deprecated: { reason: { zh: 旧 } }
    was: [{ text: { zh: 前 } }]
    links: [{ url: "https://example.com", title: { zh: 链 } }]
`,
    },
    { path: "errspec.yaml", source: "spec/errspec.yaml", text: "catalog: c\ntitle: { zh: 一 }\nlocales: [zh, en]\n" },
  ]);
  expect(unitsOf(spec, "zh").map(({ id, context, texts }) => [id, context, texts["zh"]])).toEqual([
    ["catalog/title", "c", "一"],
    ["b/title", "b", "二"],
    ["b/groups/g%2F1/title", "g/1", "组"],
    ["b/007/text", "Ok", "好"],
    ["b/0x80070005/title", "AccessDenied", "拒绝"],
    ["b/0x80070005/text", "AccessDenied", "拒绝访问"],
    ["b/0x80070005/note", "AccessDenied", "注"],
    ["b/0x80070005/deprecated/reason", "AccessDenied", "旧"],
    ["b/0x80070005/was/0/text", "AccessDenied", "前"],
    ["b/0x80070005/links/0/title", "AccessDenied", "链"],
  ]);
});
