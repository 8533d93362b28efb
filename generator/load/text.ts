import type { Text } from "../model/catalog.js";
import type { TextShape } from "./schema.js";

/** A text by locale. Surrounding blanks are dropped; everything else is kept, including typing errors. */
export function textOf(shape: TextShape | undefined, source: string): Text {
  if (shape === undefined) return {};
  if (typeof shape === "string") return { [source]: shape.trim() };
  return Object.fromEntries(Object.entries(shape).map(([locale, text]) => [locale, text.trim()]));
}
