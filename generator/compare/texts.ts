import type { Text } from "../model/catalog.js";

/** A text in all its locales, as a key for comparisons. */
export function textKey(text: Text): string {
  return JSON.stringify(Object.entries(text).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Texts in all their locales, in their order, as a key for comparisons. */
export function textKeys(texts: readonly Text[]): string {
  return texts.map(textKey).join("\n");
}
