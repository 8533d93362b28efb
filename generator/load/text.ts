import type { Text } from "../model/catalog.js";
import type { TextShape } from "./schema.js";

/** Surrounding blanks are no part of a text; everything else is, typing errors too. */
export function textOf(shape: TextShape | undefined, source: string): Text {
  if (shape === undefined) return {};
  if (typeof shape === "string") return { [source]: shape.trim() };
  return Object.fromEntries(Object.entries(shape).map(([locale, text]) => [locale, text.trim()]));
}
