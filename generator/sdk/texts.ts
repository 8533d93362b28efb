import { textIn } from "../model/catalog.js";
import type { Catalog, Text } from "../model/catalog.js";

/*
 * The texts that a package carries. A program must find the same text as the catalog does, even if the package has only
 * some of its locales. A language chooses one of three tables.
 */

export interface LocalText {
  readonly locale: string;
  readonly text: string;
}

/** A text for every locale of a package: lookups need no fallback. */
export function everyText(catalog: Catalog, locales: readonly string[], text: Text): readonly LocalText[] {
  return locales.map((locale) => ({ locale, text: textIn(text, locale, catalog) }));
}

/**
 * The texts that are in the catalog in a locale of a package, and those that stand in for the missing ones: lookups go
 * through {@link fallbacksOf}.
 */
export function writtenTexts(catalog: Catalog, locales: readonly string[], text: Text): readonly LocalText[] {
  const found = locales.flatMap(
    (locale) => [locale, ...fallbacksOf(catalog)].find((candidate) => text[candidate] !== undefined) ?? [],
  );
  return [...new Set(found)].map((locale) => ({ locale, text: text[locale] ?? "" }));
}

/** Where a text that is missing in a locale is looked for. */
export function fallbacksOf({ fallbackLocales, locales }: Catalog): readonly string[] {
  return [...new Set([...fallbackLocales, locales[0]])];
}

/**
 * The fewest texts: those that the catalog has in a locale of a package, the first always, and those where a lookup that
 * knows only the package's locales would find another text than the catalog does.
 */
export function fewestTexts(
  catalog: Catalog,
  locales: readonly [string, ...string[]],
  text: Text,
): readonly LocalText[] {
  const values = new Map<string, string>();
  const [first] = locales;
  const fallbacks = catalog.fallbackLocales.filter((locale) => locales.includes(locale));
  for (const locale of new Set([first, ...fallbacks, ...locales])) {
    const found = fallbacks.find((fallback) => values.has(fallback)) ?? first;
    const wanted = textIn(text, locale, catalog);
    if (wanted !== "" && (text[locale] !== undefined || wanted !== values.get(found))) values.set(locale, wanted);
  }
  return locales.flatMap((locale) => {
    const value = values.get(locale);
    return value === undefined ? [] : [{ locale, text: value }];
  });
}
