/** The scripts of a language. Languages that are not listed use Latin. Most runs need none of them as an expression. */
const scripts: Readonly<Record<string, readonly string[]>> = {
  zh: ["Han"],
  ja: ["Han", "Hiragana", "Katakana"],
  ko: ["Hangul", "Han"],
  ru: ["Cyrillic"],
  uk: ["Cyrillic"],
  bg: ["Cyrillic"],
  el: ["Greek"],
  ar: ["Arabic"],
  fa: ["Arabic"],
  he: ["Hebrew"],
  th: ["Thai"],
  hi: ["Devanagari"],
};

/** `zh` of `zh-Hans-CN`. */
export function languageOf(locale: string): string {
  return locale.split("-")[0] ?? locale;
}

/** The script of a language if it is not Latin. Latin may occur in any text: names, parameters, protocols. */
export function ownScript(locale: string): RegExp | undefined {
  const names = scripts[languageOf(locale)];
  return names && new RegExp(`[${names.map((name) => `\\p{Script=${name}}`).join("")}]`, "gu");
}

/** The characters of scripts that a language does not use. Latin is allowed in every language. */
export function foreignTo(locale: string): RegExp {
  return languageOf(locale) in scripts
    ? /(?!)/gu
    : /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Thai}\p{Script=Devanagari}]/gu;
}

/** The number of words in a text, separated by spaces. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
}
