import type { Text } from "../model/catalog.js";
import type { TextShape } from "./schema.js";

/** One for all: most entries leave out several texts. */
const noText: Text = {};

/** A text by locale. Surrounding blanks are dropped; everything else is kept, including typing errors. */
export function textOf(shape: TextShape | undefined, source: string): Text {
  if (shape === undefined) return noText;
  if (typeof shape === "string") return { [source]: shape.trim() };
  if (Object.values(shape).every((text) => text === text.trim())) return shape;
  return Object.fromEntries(Object.entries(shape).map(([locale, text]) => [locale, text.trim()]));
}
