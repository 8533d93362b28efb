/** Whether a locale is Chinese, in any script or region. */
export function isChinese(locale: string): boolean {
  return locale === "zh" || locale.startsWith("zh-");
}

const languages: Readonly<Partial<Record<string, string>>> = {
  de: "Deutsch",
  en: "English",
  es: "Español",
  fr: "Français",
  ja: "日本語",
  ko: "한국어",
  pt: "Português",
  ru: "Русский",
  zh: "中文",
  "zh-CN": "简体中文",
  "zh-Hans": "简体中文",
  "zh-Hant": "繁體中文",
  "zh-TW": "繁體中文",
};

/** What speakers of a language call it; the tag itself where we do not know. A locale's tag is plain ASCII. */
export function languageName(locale: string): string {
  return languages[locale] ?? locale;
}
