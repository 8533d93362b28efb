/**
 * Section 4 of the raise contract: the language of the text.
 */

import { matching, sourceOf } from "./locale.js";

const MAX_LENGTH = 1024;
const MAX_RANGES = 32;
const WEIGHTED = /^([^;]*?)[ \t]*;[ \t]*[qQ]=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)$/;

/** Returns the locale that the value of an `Accept-Language` header asks for. */
export function acceptedLocale(locales: readonly string[], value: string): string {
  const ranges = Array.from(value).slice(0, MAX_LENGTH).join("").split(",").slice(0, MAX_RANGES).flatMap(rangeOf);
  // Sorting is stable: equals stay in their order.
  for (const { tag } of ranges.toSorted((left, right) => right.weight - left.weight)) {
    const found = tag === "*" ? sourceOf(locales) : matching(locales, tag);
    if (found !== undefined) return found;
  }
  return sourceOf(locales);
}

interface Range {
  readonly tag: string;
  readonly weight: number;
}

/** A range, unless it is to be ignored. What is no tag finds no locale, so it need not be told from one here. */
function rangeOf(text: string): readonly Range[] {
  const range = text.replace(/^[ \t]+/, "").replace(/[ \t]+$/, "");
  if (!range.includes(";")) return [{ tag: range, weight: 1 }];
  const match = WEIGHTED.exec(range);
  const weight = Number(match?.[2] ?? 0);
  return weight === 0 ? [] : [{ tag: match?.[1] ?? "", weight }];
}
