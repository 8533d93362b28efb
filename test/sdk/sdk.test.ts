import { describe, expect, it } from "vitest";
import { commonModule } from "../../generator/model/catalog.js";
import type { Entry } from "../../generator/model/catalog.js";
import { readersOf, valueTypesOf } from "../../generator/sdk/code-reader.js";
import { successCode } from "../../generator/sdk/decode-plan.js";
import { deprecationLine, docLocale, docOf } from "../../generator/sdk/entry-doc.js";
import { entryNames, namesOf } from "../../generator/sdk/entry-names.js";
import { calledModule, moduleOfIn, sdkOf } from "../../generator/sdk/sdk.js";
import type { Sdk } from "../../generator/sdk/sdk.js";
import { textPieces } from "../../generator/model/text-pieces.js";
import { everyText, fewestTexts, writtenTexts } from "../../generator/sdk/texts.js";
import { catalogOf } from "../support/catalog.js";

const layered = catalogOf(`
errspec: 1
catalog: acme
title: { zh: 接口, en: Acme }
locales: [zh, en, ja]
fallback-locales: [ja]
envelope:
  success: { code: 0 }
  code: /code
  common: common
  module-code: [{ at: /sub }, { at: /message, forms: ["({code})"] }]
  text: [/detail, /message]
  request-id: /id
modules:
  - module: common
    errors:
      - { code: 4000, name: Invalid, text: { zh: 无效, en: Invalid. }, kind: invalid_argument, action: fix_request }
  - module: dsa
    code-type: { kind: hex, bits: 32, signed: true }
    errors:
      - code: "0x80000001"
        name: Missing
        aliases: [Gone]
        text: { zh: "{name} 无", ja: なし }
        params: [{ name: name }]
        kind: not_found
        note: { en: A note. }
        since: 1.0.0
        deprecated: { since: 1.2.0, sunset: 2030-01-31, reason: { en: Unused. }, replaced-by: Other }
        was: [{ text: { en: Lost. }, until: "0.9" }]
      - { code: "0x00000002", name: Other, text: { zh: 其他, en: Other. }, stability: experimental }
`);

const flat = catalogOf(`
errspec: 1
catalog: flat
title: Flat
locales: [en]
envelope:
  success: { absent: /error/it }
  code: /error/code
  text: /error/message
modules:
  - { module: a, code-type: dotted, errors: [{ code: A.B, name: Aa, text: A. }] }
  - { module: b, code-type: string, errors: [{ code: b, name: Bb, text: B. }] }
`);

const sdk = (catalog: typeof layered): Sdk => sdkOf(catalog, commonModule(catalog));
const ids = (modules: Sdk["called"]): string[] => modules.map(({ id }) => id);

function entryOf(name: string): Entry {
  const entry = layered.modules.flatMap(({ entries }) => entries).find((candidate) => candidate.name === name);
  if (entry === undefined) throw new Error(`no entry ${name}`);
  return entry;
}

describe("modules", () => {
  it("separates the common module from those that users call", () => {
    const { common, called, owners, kinds } = sdk(layered);
    expect([common?.id, ids(called), ids(owners)]).toEqual(["common", ["dsa"], ["common"]]);
    expect(kinds).toEqual(["unknown", "invalid_argument", "not_found"]);
    expect([sdk(flat).common, ids(sdk(flat).owners)]).toEqual([undefined, ["a", "b"]]);
  });

  it("calls another module in an example about a common code", () => {
    const common = moduleOfIn(layered)(entryOf("Invalid"));
    expect(calledModule(sdk(layered), common).id).toBe("dsa");
    const own = moduleOfIn(layered)(entryOf("Missing"));
    expect(calledModule(sdk(layered), own)).toBe(own);
    expect(() => moduleOfIn(flat)(entryOf("Missing"))).toThrow("there is no module dsa");
  });
});

describe("the decode plan", () => {
  it("has the sources of module codes, and which of them is the message", () => {
    const { decode } = sdk(layered);
    expect(decode.sources.map(({ at, textIndex }) => [at.join("/"), textIndex])).toEqual([
      ["sub", undefined],
      ["message", 1],
    ]);
    expect([decode.hasForms, decode.readsModuleCodes, decode.foreignKeys]).toEqual([true, true, []]);
    expect(layered.modules.map((module) => successCode(decode, module))).toEqual(["0", "0"]);
    expect(decode.pointers.map((pointer) => pointer.join("/"))).toEqual([
      "code",
      "detail",
      "message",
      "id",
      "sub",
      "message", // prettier-ignore
    ]);
  });

  it("has no sources where a language has no common module", () => {
    const { decode } = sdkOf(layered, undefined);
    expect([decode.sources, decode.hasForms, decode.readsModuleCodes]).toEqual([[], false, true]);
  });

  it("knows when another server's error looks like a success", () => {
    const { decode } = sdk(flat);
    expect(decode.success).toEqual({ code: undefined, absent: ["error", "it"], parent: ["error"], present: undefined });
    expect(decode.foreignKeys).toContain("statusCode");
    expect(flat.modules.map((module) => successCode(decode, module))).toEqual([undefined, undefined]);
  });
});

it("names each reader of codes once", () => {
  expect(readersOf(flat.modules)).toEqual([{ kind: "text" }]);
  expect(readersOf(layered.modules)).toEqual([{ kind: "int" }, { kind: "hex", bits: 32, signed: true }]);
  expect(valueTypesOf(layered.modules)).toEqual({ numbers: true, texts: false });
});

describe("documentation", () => {
  it("is in English where the catalog has it", () => {
    expect([docLocale(["zh", "en-GB"]), docLocale(["zh", "ja"])]).toEqual(["en-GB", "zh"]);
  });

  it("says what the catalog says about an entry", () => {
    const doc = docOf(layered, entryOf("Missing"), "en");
    expect(doc).toMatchObject({
      text: "なし",
      original: { locale: "zh", title: undefined, text: "{name} 无" },
      note: "A note.",
      former: [{ text: "Lost.", until: "0.9" }],
      since: "1.0.0",
      notices: [],
    });
    expect(doc.deprecation && deprecationLine(doc.deprecation, "Other")).toBe(
      "since 1.2.0, may be removed from 2030-01-31: Unused. Use Other.",
    );
  });

  it("does not repeat a text that is shown already", () => {
    expect(docOf(layered, entryOf("Invalid"), "zh").original).toBeUndefined();
    expect(docOf(layered, entryOf("Other"), "en").notices).toHaveLength(1);
  });
});

it("gives an entry its name and its former names", () => {
  const entry = entryOf("Missing");
  expect(namesOf(entry)).toEqual(["Missing", "Gone"]);
  expect(entryNames(moduleOfIn(layered)(entry), entry).map(({ of }) => of)).toEqual([
    "the name of dsa/0x80000001",
    "an alias of dsa/0x80000001",
  ]);
});

describe("texts", () => {
  const { text } = entryOf("Missing");

  it("are the same through each table", () => {
    expect(everyText(layered, ["en", "zh"], text)).toEqual([
      { locale: "en", text: "なし" },
      { locale: "zh", text: "{name} 无" },
    ]);
    expect(writtenTexts(layered, ["en"], text)).toEqual([{ locale: "ja", text: "なし" }]);
    expect(fewestTexts(layered, ["zh", "en", "ja"], text)).toEqual([
      { locale: "zh", text: "{name} 无" },
      { locale: "ja", text: "なし" },
    ]);
    expect(fewestTexts(layered, ["zh", "en"], text)).toHaveLength(2);
  });

  it("are cut at the placeholders of parameters", () => {
    const { params } = entryOf("Missing");
    const pieces = textPieces("a {name}{other}{name}", params);
    expect(pieces.map((piece) => ("text" in piece ? piece.text : piece.param.name))).toEqual([
      "a ",
      "name",
      "{other}",
      "name",
    ]);
  });
});
