import { matchingLocale } from "../model/locale.js";

/** The most of a header's value that is read, in UTF-16 units. */
const longest = 1024;
const mostRanges = 32;

interface Range {
  readonly tag: string;
  readonly weight: number;
}

/**
 * The locale of the catalog for a language tag or the value of an `Accept-Language` header: section 4 of the raise
 * contract. The first of `locales` is the source locale.
 */
export function acceptedLocale(value: string, locales: readonly [string, ...string[]]): string {
  const ranges = value.slice(0, longest).split(",").slice(0, mostRanges).flatMap(rangeOf);
  // The sort is stable: ranges of the same weight keep their order.
  for (const { tag } of ranges.sort((a, b) => b.weight - a.weight)) {
    const found = tag === "*" ? locales[0] : matchingLocale(tag, locales);
    if (found !== undefined) return found;
  }
  return locales[0];
}

function rangeOf(text: string): readonly Range[] {
  const [tag = "", weight, ...more] = text.split(";").map(withoutBlanks);
  if (more.length > 0) return [];
  if (weight === undefined) return [{ tag, weight: 1 }];
  const [, number] = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/i.exec(weight) ?? [];
  return number === undefined || Number(number) === 0 ? [] : [{ tag, weight: Number(number) }];
}

const withoutBlanks = (text: string): string => text.replace(/^[ \t]+|[ \t]+$/g, "");
