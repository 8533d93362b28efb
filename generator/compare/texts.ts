import type { Text } from "../model/catalog.js";

/** A text in all its locales, for comparing. */
export function textKey(text: Text): string {
  return JSON.stringify(Object.entries(text).sort(([a], [b]) => (a < b ? -1 : 1)));
}
