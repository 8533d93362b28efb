import { describe, expect, it } from "vitest";
import { textIn } from "../../generator/model/catalog.js";
import { closestLocale, matchingLocale } from "../../generator/model/locale.js";

type Locales = readonly [string, ...string[]];

/** Derived by hand from section 6 of the decode contract. */
describe("the closest locale", () => {
  const locales: Locales = ["zh", "en", "pt-BR", "zh-Hant", "sr-Latn-RS", "fr-CA", "fr"];
  it.each([
    ["", "zh"],
    [".UTF-8", "zh"],
    ["en", "en"],
    ["EN", "en"],
    ["en-US", "en"],
    ["en_GB.UTF-8", "en"],
    ["en@euro", "en"],
    ["zh-CN", "zh"],
    ["zh_SG", "zh"],
    ["zh-TW", "zh-Hant"],
    ["zh_HK.Big5", "zh-Hant"],
    ["zh-mo", "zh-Hant"],
    ["zh-Hant-CN", "zh-Hant"],
    ["zh-Hans-TW", "zh"],
    ["zh-Latn", "zh"],
    ["pt", "pt-BR"],
    ["pt-PT", "pt-BR"],
    ["pt_br", "pt-BR"],
    ["sr-Latn", "sr-Latn-RS"],
    ["sr-Latn-RS-x-y", "sr-Latn-RS"],
    ["fr-FR", "fr"],
    ["fr-CA-u-nu-latn", "fr-CA"],
    // Nothing matches: English.
    ["C", "en"],
    ["C.UTF-8", "en"],
    ["POSIX", "en"],
    ["de_DE.UTF-8", "en"],
    ["fr-", "en"],
    ["-fr", "en"],
    ["fr--CA", "en"],
    ["fr CA", "en"],
    ["ｆｒ", "en"],
    [`fr-${"x".repeat(61)}`, "fr"],
    [`fr-${"x".repeat(62)}`, "en"],
    ["constructor", "en"],
  ])("to %j is %s", (wanted, locale) => {
    expect(closestLocale(wanted, locales)).toBe(locale);
  });

  it("is the source locale if the catalog has no English", () => {
    expect(closestLocale("de", ["zh", "fr"])).toBe("zh");
    expect(closestLocale("de", ["zh", "fr", "en-IN"])).toBe("en-IN");
  });

  it("skips a single-character subtag together with what follows it", () => {
    expect(closestLocale("fr-a-b", ["zh", "fr-a", "fr"])).toBe("fr");
  });

  it("may be undefined", () => {
    for (const wanted of ["", "de", "C", "en-"]) expect(matchingLocale(wanted, ["zh", "en"])).toBeUndefined();
    expect(matchingLocale("en-US", ["zh", "en"])).toBe("en");
  });
});

describe("a text that is missing in a locale", () => {
  const catalog = { locales: ["zh", "en", "ja", "ko"], fallbackLocales: ["ja", "en"] } as const;

  it("is that of the first fallback locale that has one, then that of the source locale", () => {
    expect(textIn({ zh: "Z", en: "E", ja: "J", ko: "K" }, "ko", catalog)).toBe("K");
    expect(textIn({ zh: "Z", en: "E", ja: "J" }, "ko", catalog)).toBe("J");
    expect(textIn({ zh: "Z", en: "E" }, "ko", catalog)).toBe("E");
    expect(textIn({ zh: "Z" }, "ko", catalog)).toBe("Z");
    expect(textIn({}, "ko", catalog)).toBe("");
  });
});
