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

/** The name of a language in that language, or the tag if the name is unknown. */
export function languageName(locale: string): string {
  return languages[locale] ?? locale;
}

/** The language of a locale: `pt` for `pt-BR`. */
export function languageOf(locale: string): string {
  const end = locale.indexOf("-");
  return (end === -1 ? locale : locale.slice(0, end)).toLowerCase();
}

/** Whether a locale is English, of any region. */
export function isEnglish(locale: string): boolean {
  return languageOf(locale) === "en";
}

/**
 * The catalog's locale that fits a wanted one best. `wanted` is a tag such as `zh-CN`, or the name of a POSIX locale such as
 * `en_US.UTF-8`. The first of `locales` is the source locale. Section 6 of the decode contract.
 */
export function closestLocale(wanted: string, locales: readonly [string, ...string[]]): string {
  const [source] = locales;
  if (tagOf(wanted) === "") return source;
  return matchingLocale(wanted, locales) ?? locales.find(isEnglish) ?? source;
}

/** Like {@link closestLocale}, but undefined if none of the locales is in the language of `wanted`. */
export function matchingLocale(wanted: string, locales: readonly string[]): string | undefined {
  const written = tagOf(wanted);
  if (written.length > longestTag || !/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/.test(written)) return undefined;
  const tag = written.toLowerCase(); // after the check: the Kelvin sign becomes a `k`
  const equal = (candidate: string): string | undefined => locales.find((locale) => locale.toLowerCase() === candidate);
  const wantedSubtags = subtagsOf(tag);
  const sameLanguage = locales.filter((locale) => subtagsOf(locale)[0] === wantedSubtags[0]);
  const sameScript =
    wantedSubtags[0] === "zh"
      ? sameLanguage.find((locale) => chineseScript(subtagsOf(locale)) === chineseScript(wantedSubtags))
      : undefined;
  return (
    equal(tag) ??
    sameScript ??
    shortened(wantedSubtags)
      .map(equal)
      .find((locale) => locale !== undefined) ??
    sameLanguage[0]
  );
}

const longestTag = 64;

/** A POSIX name without its encoding and modifier, as a tag. */
function tagOf(wanted: string): string {
  return wanted.replace(/[.@].*/s, "").replaceAll("_", "-");
}

function subtagsOf(tag: string): readonly string[] {
  return tag.toLowerCase().split("-");
}

function chineseScript(subtags: readonly string[]): string {
  const script = subtags.find((subtag) => /^[a-z]{4}$/.test(subtag));
  return script ?? (subtags.some((subtag) => ["tw", "hk", "mo"].includes(subtag)) ? "hant" : "hans");
}

/** The tag without its last subtag, then without the last two, and so on. Source: RFC 4647, section 3.4. */
function shortened(subtags: readonly string[]): string[] {
  const rest = subtags.slice(0, -1);
  if (rest.at(-1)?.length === 1) rest.pop();
  return rest.length === 0 ? [] : [rest.join("-"), ...shortened(rest)];
}
