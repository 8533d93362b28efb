/** The script of a language. Languages that are not listed use Latin. */
const scripts: Readonly<Record<string, RegExp>> = {
  zh: /\p{Script=Han}/gu,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  ko: /[\p{Script=Hangul}\p{Script=Han}]/gu,
  ru: /\p{Script=Cyrillic}/gu,
  uk: /\p{Script=Cyrillic}/gu,
  bg: /\p{Script=Cyrillic}/gu,
  el: /\p{Script=Greek}/gu,
  ar: /\p{Script=Arabic}/gu,
  fa: /\p{Script=Arabic}/gu,
  he: /\p{Script=Hebrew}/gu,
  th: /\p{Script=Thai}/gu,
  hi: /\p{Script=Devanagari}/gu,
};

/** `zh` of `zh-Hans-CN`. */
export function languageOf(locale: string): string {
  return locale.split("-")[0] ?? locale;
}

/** The script of a language if it is not Latin. Latin may occur in any text: names, parameters, protocols. */
export function ownScript(locale: string): RegExp | undefined {
  return scripts[languageOf(locale)];
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
