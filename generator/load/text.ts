import type { Text } from "../model/catalog.js";
import type { TextShape } from "./schema.js";

/** The locales of the texts of a spec. */
export interface TextLocales {
  /** That of a text that does not say its own. */
  readonly source: string;
  /** The locales that are wanted; undefined for all. */
  readonly wanted?: readonly string[] | undefined;
}

/** One for all: most entries leave out several texts. */
const noText: Text = {};

/** A text by locale. Surrounding blanks are dropped; everything else is kept, including typing errors. */
export function textOf(shape: TextShape | undefined, { source, wanted }: TextLocales): Text {
  if (shape === undefined) return noText;
  if (typeof shape === "string") {
    return wanted === undefined || wanted.includes(source) ? { [source]: shape.trim() } : noText;
  }
  const all = Object.entries(shape);
  const entries = wanted === undefined ? all : all.filter(([locale]) => wanted.includes(locale));
  if (entries.length === all.length && all.every(([, text]) => text === text.trim())) return shape;
  return Object.fromEntries(entries.map(([locale, text]) => [locale, text.trim()]));
}
