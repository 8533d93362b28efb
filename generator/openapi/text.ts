import { textIn } from "../model/catalog.js";
import type { Catalog, Entry } from "../model/catalog.js";
import type { OperationError } from "../model/operation.js";

/** An error of an operation. */
export interface Returned {
  readonly entry: Entry;
  readonly error: OperationError;
}

/** Text as Markdown that shows it as it is. An underscore in a word needs no mark. */
export function markdown(text: string): string {
  return text
    .replaceAll(/[\\`*<&[\]]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\$&")
    .split(/\s*\n\s*/)
    .join(" ")
    .trim();
}

/** What a response says about itself: the text of its error, or a list of its errors. */
export function descriptionOf(catalog: Catalog, errors: readonly Returned[], locale: string): string {
  const lines = errors.map(({ entry, error }) => {
    const when = markdown(textIn(error.when, locale, catalog));
    const text = markdown(textIn(entry.text, locale, catalog));
    return { name: `\`${entry.name}\``, text: when === "" ? text : `${text} ${when}`.trim() };
  });
  const [only, ...others] = lines;
  if (only !== undefined && others.length === 0) return only.text === "" ? only.name : only.text;
  return lines.map(({ name, text }) => (text === "" ? `- ${name}` : `- ${name}: ${text}`)).join("\n");
}
