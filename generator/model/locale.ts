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

/**
 * The one of some locales that a reader of `wanted` (a tag such as `zh-CN`) understands best: the very one, else one of
 * the same language and script, else one of the same language. Undefined where there is none, or `wanted` is no tag.
 */
export function closestLocale(wanted: string, locales: readonly string[]): string | undefined {
  const asked = likely(wanted);
  if (asked === undefined) return undefined;
  const own = locales.map((locale) => ({ locale, ...likely(locale) }));
  const spoken = own.filter(({ language }) => language === asked.language);
  return (
    spoken.find(({ tag }) => tag === asked.tag) ??
    spoken.find(({ script }) => script === asked.script) ??
    spoken[0]
  )?.locale;
}

/** A tag in its canonical form, with the language and the script that it most likely means. */
function likely(tag: string): { readonly tag: string; readonly language: string; readonly script: string } | undefined {
  try {
    const locale = new Intl.Locale(tag);
    const { language, script = "" } = locale.maximize();
    return { tag: locale.toString(), language, script };
  } catch {
    return undefined;
  }
}
