import { describe, expect, test } from "vitest";
import { localized, type OracleCatalog } from "./oracle.js";
import { NO_HEADERS } from "./fixtures.js";
import { closest } from "./locale.js";

const WIDE = ["zh-CN", "en-US", "en-GB", "zh-TW", "pt-BR", "pt", "sr-Latn", "de"];
const GERMAN = ["de", "fr"];

describe("section 6, closest", () => {
  test.each<readonly [step: string, locales: readonly string[], wanted: string, expected: string]>([
    ["1: cut at a dot, then 2", WIDE, "en_GB.UTF-8", "en-GB"],
    ["1: cut at an at sign", WIDE, "de@euro", "de"],
    ["1: cut at the first of both", WIDE, "de@a.b", "de"],
    ["1: case", WIDE, "PT-br", "pt-BR"],
    ["1: a blank", WIDE, "de ", "en-US"],
    ["1: two hyphens", WIDE, "de--AT", "en-US"],
    ["1: a hyphen at the end", WIDE, "de-", "en-US"],
    ["1: a hyphen at the start", WIDE, "-de", "en-US"],
    ["1: an underscore at the end", WIDE, "de_", "en-US"],
    ["1: not ASCII", WIDE, "d\u00e9", "en-US"],
    ["1: the Kelvin sign is not k", ["ko", "en"], "\u212ao", "en"],
    ["1: 64 characters", WIDE, `de${"-abcdefgh".repeat(6)}-abcdefg`, "de"],
    ["1: 65 characters", WIDE, `de${"-abcdefgh".repeat(7)}`, "en-US"],
    ["1: the length counts after the cut", WIDE, `de.${"x".repeat(80)}`, "de"],
    ["2: equal", WIDE, "zh-TW", "zh-TW"],
    ["2: equal before 5", WIDE, "pt", "pt"],
    ["3: zh is Hans", WIDE, "zh", "zh-CN"],
    ["3: HK is Hant", WIDE, "zh-HK", "zh-TW"],
    ["3: MO is Hant", WIDE, "zh_MO", "zh-TW"],
    ["3: SG is Hans", WIDE, "zh-SG", "zh-CN"],
    ["3: Hant", WIDE, "zh-hant", "zh-TW"],
    ["3: the script beats the region", WIDE, "zh-Hans-TW", "zh-CN"],
    ["3: before lookup", ["zh", "zh-Hant"], "zh-TW", "zh-Hant"],
    ["3: the first of the script", ["zh-Hans", "zh-HK", "zh-TW"], "zh-Hant-MO", "zh-HK"],
    ["3: no such script, then 4", ["en", "zh"], "zh-TW", "zh"],
    ["3: no such script, then 5", ["en", "zh-CN"], "zh-TW", "zh-CN"],
    ["3: another script", ["en", "zh-CN"], "zh-Latn", "zh-CN"],
    ["4: lookup", WIDE, "de-AT-1996", "de"],
    ["4: lookup stops at the longest", WIDE, "sr-Latn-RS", "sr-Latn"],
    ["4: a single character goes with the next", ["fr", "en-a", "en"], "en-a-bbb", "en"],
    ["4: private use", ["fr", "en-GB", "en"], "en-GB-x-a-b", "en-GB"],
    ["4: before 5", WIDE, "pt-PT", "pt"],
    ["5: the same language", WIDE, "en-AU", "en-US"],
    ["5: the same language without region", WIDE, "en", "en-US"],
    ["5: a language of three letters is another", WIDE, "deu", "en-US"],
    ["6: empty", WIDE, "", "zh-CN"],
    ["6: empty after the cut", WIDE, ".UTF-8", "zh-CN"],
    ["6: C", WIDE, "C", "en-US"],
    ["6: unknown", WIDE, "ja-JP", "en-US"],
    ["6: unknown, without en", GERMAN, "ja", "de"],
    ["6: malformed, without en", GERMAN, "f r", "de"],
    ["6: i-klingon is used up", GERMAN, "i-klingon", "de"],
  ])("%s", (_step, locales, wanted, expected) => {
    expect(closest(locales, wanted)).toBe(expected);
  });
});

describe("section 6, the text", () => {
  const base = { kind: "internal", action: "none", retryable: false, httpStatus: 500, effect: "unknown" };
  const catalog: OracleCatalog = {
    title: "Plain",
    locales: ["zh", "en", "de", "fr"],
    fallbackLocales: ["fr", "en"],
    envelope: { success: {}, code: ["/code"], moduleCode: [], text: [], requestId: [], headers: NO_HEADERS },
    modules: [
      {
        id: "api",
        type: { kind: "int" },
        entries: [
          { ...base, code: "1", name: "All", text: { zh: "z1", en: "e1", de: "d1", fr: "f1" } },
          { ...base, code: "2", name: "English", text: { zh: "z2", en: "e2" } },
          { ...base, code: "3", name: "Source", text: { zh: "z3" } },
          { ...base, code: "4", name: "None", text: {} },
        ],
      },
    ],
  };
  test.each<readonly [step: string, code: string, locale: string, expected: string]>([
    ["the chosen locale", "1", "de-AT", "d1"],
    ["the chosen locale is the source", "1", "", "z1"],
    ["the first fallback that has a text", "2", "de", "e2"],
    ["no fallback has a text, so the source locale", "3", "de", "z3"],
    ["the default is en, which has a text", "2", "ja", "e2"],
    ["the default is en, which has no text", "3", "ja", "z3"],
    ["no text at all", "4", "de", ""],
  ])("%s", (_step, code, locale, expected) => {
    expect(localized(catalog, "api", code, locale)).toBe(expected);
  });
});
