/**
 * Section 6 of the contract: which locale is closest to a tag, and the text of an entry in it.
 */

import { entryOf, moduleOf, type OracleCatalog, type OracleEntry } from "./catalog.js";

const MAX_TAG = 64;
const TAG = /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/;
const TRADITIONAL_REGIONS: readonly string[] = ["tw", "hk", "mo"];

/** Returns the text of an entry in the locale that is closest to the wanted one. */
export function localized(catalog: OracleCatalog, module: string, code: string, locale: string): string {
  const entry = entryOf(moduleOf(catalog, module), code);
  if (entry === undefined) throw new Error(`module ${module} does not know code ${code}`);
  return textIn(catalog, entry, closest(catalog.locales, locale))[0];
}

/** Returns the text of an entry for a chosen locale, and the locale that the text is in. */
export function textIn(
  catalog: OracleCatalog,
  { text }: OracleEntry,
  chosen: string,
): readonly [text: string, locale: string] {
  const tried = [chosen, ...catalog.fallbackLocales, sourceOf(catalog.locales)];
  const found = tried.find((candidate) => Object.hasOwn(text, candidate)) ?? chosen;
  return [text[found] ?? "", found];
}

/** Chooses the locale that is closest to the wanted tag. The first locale is the source locale. */
export function closest(locales: readonly string[], wanted: string): string {
  return matching(locales, wanted) ?? defaultOf(locales, tagOf(wanted));
}

/** Steps 1 to 5: the locale that matches the wanted tag, if one does. */
export function matching(locales: readonly string[], wanted: string): string | undefined {
  const tag = tagOf(wanted);
  if (tag.length > MAX_TAG || !TAG.test(tag)) return undefined;

  const subtags = subtagsOf(tag);
  return (
    equalTo(locales, subtags) ??
    sameChineseScript(locales, subtags) ??
    lookup(locales, subtags) ??
    sameLanguage(locales, subtags)
  );
}

/** Step 1. */
function tagOf(wanted: string): string {
  return (wanted.split(/[.@]/)[0] ?? "").replaceAll("_", "-");
}

/** Returns the source locale, which is the first. */
export function sourceOf(locales: readonly string[]): string {
  const source = locales[0];
  if (source === undefined) throw new Error("a catalog has at least one locale");
  return source;
}

/** Splits a tag into its subtags, in lower case so that they can be compared. */
function subtagsOf(tag: string): readonly string[] {
  return tag.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).split("-");
}

/** Step 2. */
function equalTo(locales: readonly string[], subtags: readonly string[]): string | undefined {
  return locales.find((locale) => subtagsOf(locale).join("-") === subtags.join("-"));
}

/** Step 3. */
function sameChineseScript(locales: readonly string[], subtags: readonly string[]): string | undefined {
  if (subtags[0] !== "zh") return undefined;
  return locales.find((locale) => {
    const candidate = subtagsOf(locale);
    return candidate[0] === "zh" && scriptOf(candidate) === scriptOf(subtags);
  });
}

function scriptOf(subtags: readonly string[]): string {
  const script = subtags.find((subtag) => /^[a-z]{4}$/.test(subtag));
  if (script !== undefined) return script;
  return subtags.some((subtag) => TRADITIONAL_REGIONS.includes(subtag)) ? "hant" : "hans";
}

/** Step 4. */
function lookup(locales: readonly string[], subtags: readonly string[]): string | undefined {
  let left = subtags;
  while (left.length > 0) {
    left = left.slice(0, -1);
    if (left.at(-1)?.length === 1) left = left.slice(0, -1);
    const found = left.length > 0 ? equalTo(locales, left) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Step 5. */
function sameLanguage(locales: readonly string[], subtags: readonly string[]): string | undefined {
  return locales.find((locale) => subtagsOf(locale)[0] === subtags[0]);
}

/** Step 6. */
function defaultOf(locales: readonly string[], tag: string): string {
  if (tag === "") return sourceOf(locales);
  return sameLanguage(locales, ["en"]) ?? sourceOf(locales);
}
