import { ascii } from "../decode/verdict-text.js";
import { textIn } from "../model/catalog.js";
import type { Catalog, Entry } from "../model/catalog.js";
import { closestLocale } from "../model/locale.js";

/** Language tags, and texts used as tags, for any catalog. */
// prettier-ignore
export const localeTags: readonly string[] = [
  "", "en", "EN", "en-US", "en_GB.UTF-8", "en@euro", "eN-latn-gb-x-y", "zh", "ZH_cn", "zh-CN", "zh-SG", "zh-TW", "zh_HK.Big5", "zh-Hant",
  "zh-hans-TW", "zh-Hant-CN", "zh-MO", "zh-yue", "C", "C.UTF-8", "POSIX", "de_DE.UTF-8", "fr", ".UTF-8", "@x", "_", "-", "en-", "-en", "en--US", "en US",
  "ｅｎ", "en\u0000", "İ", "e", "english", "zhx", "*", "en;q=0.8", `en-${"a".repeat(61)}`, `en-${"a".repeat(62)}`, "zh-a-b-c-d", "toString", "__proto__",
];

/** The texts of entries in the locales that readers may ask for, one row of `decode.jsonl` each. */
export function localeRows(catalog: Catalog, locales: readonly [string, ...string[]]): string[] {
  const own = locales.flatMap((tag) => [
    tag,
    tag.toUpperCase(),
    `${tag}-x-private`,
    `${tag}-u-nu-latn`,
    tag.split("-")[0] ?? "",
  ]);
  const [first, ...others] = localeEntries(catalog, locales);
  if (first === undefined) return [];
  const asked = [
    ...[...localeTags, ...own].map((tag) => ({ tag, entry: first })),
    ...others.flatMap((entry) => ["", "tlh", ...locales].map((tag) => ({ tag, entry }))),
  ];
  return asked.map(({ tag, entry }) => {
    const text = textIn(entry.text, closestLocale(tag, locales), catalog).toWellFormed();
    const given = `"locale":${json(tag)},"module":${json(entry.module)},"code":${json(entry.code)}`;
    return `{${given},"verdict":{"text":${json(text)}}}`;
  });
}

/** The entries whose texts the rows have: the first, some that lack a text, and the last. */
export function localeEntries({ modules }: Catalog, locales: readonly string[]): readonly Entry[] {
  const entries = modules.flatMap((module) => module.entries);
  const partial = entries.filter(({ text }) => locales.some((locale) => text[locale] === undefined)).slice(0, 8);
  return [...entries.slice(0, 1), ...partial, ...entries.slice(-1)];
}

function json(text: string): string {
  return ascii(JSON.stringify(text));
}
