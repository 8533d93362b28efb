import type { SiteMessages } from "./messages.js";

/** Words of a site's frame that a spec gives, by locale and then by key: `notFound.title`. */
export type Words = Readonly<Partial<Record<string, Readonly<Partial<Record<string, string>>>>>>;

/** What a word may have in braces, for the messages that are made of something. */
const placeholders: Readonly<Partial<Record<string, readonly string[]>>> = {
  "titles.home": ["catalog"],
  "titles.codes": ["catalog"],
  "titles.operations": ["catalog"],
  "titles.map": ["catalog"],
  "titles.decoder": ["catalog"],
  version: ["version"],
  count: ["codes"],
  retryableCount: ["codes"],
  fallback: ["action"],
  deprecated: ["since", "sunset"],
  source: ["locale"],
  untranslated: ["language"],
  before: ["label"],
  changedIn: ["version"],
  textBefore: ["version"],
  was: ["until"],
  "operation.failed": ["id"],
  "operation.everyOf": ["module"],
  "operation.more": ["count"],
  "script.results": ["shown", "all"],
  "script.operations": ["count"],
  "script.unknownStep": ["code"],
  "script.unknown": ["codes"],
  "script.meanings": ["count"],
};

/** What a word may have in braces; empty for most keys. */
export function placeholdersOf(key: string): readonly string[] {
  return placeholders[key] ?? [];
}

/** The keys of messages: those of a part of them start with its key and a dot. */
export function wordKeys(messages: SiteMessages): readonly string[] {
  const keysIn = (part: object, start: string): readonly string[] =>
    Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
      typeof value === "object" && value !== null ? keysIn(value, `${start}${key}.`) : [start + key],
    );
  return keysIn(messages, "");
}

/** Messages with the words of a spec in place of some. */
export function withWords(messages: SiteMessages, words: Readonly<Partial<Record<string, string>>>): SiteMessages {
  const replaced = (part: object, start: string): object =>
    Object.fromEntries(
      Object.entries(part).map(([key, value]: [string, unknown]) => {
        if (typeof value === "object" && value !== null) return [key, replaced(value, `${start}${key}.`)];
        const word = words[start + key];
        if (word === undefined) return [key, value];
        return [key, typeof value === "string" ? word : filling(word, placeholdersOf(start + key))];
      }),
    );
  return replaced(messages, "") as SiteMessages;
}

/** The function that puts its arguments into a word. A part in brackets is left out if what it has in braces is not known. */
function filling(
  word: string,
  names: readonly string[],
): (...values: readonly (string | number | undefined)[]) => string {
  return (...values) => {
    const valueOf = (name: string): string | number | undefined => values[names.indexOf(name)];
    return word
      .replace(/\[([^[\]]*\{(\w+)\}[^[\]]*)\]/g, (_, part: string, name: string) =>
        valueOf(name) === undefined ? "" : part,
      )
      .replace(/\{(\w+)\}/g, (_, name: string) => String(valueOf(name) ?? ""));
  };
}
