import { isGiven } from "./entries.js";
import type { Fix } from "../../../diagnostic/diagnostic.js";
import type { SourceText } from "../../../diagnostic/source.js";
import { allEntries } from "../../../model/catalog.js";
import type { Catalog, Entry, Text } from "../../../model/catalog.js";
import { perCatalog } from "../../../model/per-catalog.js";
import type { Locate, Range, Step } from "../../../model/position.js";

/** The purpose of a text. */
export type Role =
  "title" | "description" | "text" | "note" | "cause" | "solution" | "otherwise" | "reason" | "earlier" | "link";

/** A text of a spec, its purpose, and its place and the places of its translations. */
export interface TextPlace {
  readonly text: Text;
  readonly role: Role;
  /** For a message: `the text of dsa/2130`. */
  readonly what: string;
  /** The entry that the text belongs to. */
  readonly entry: Entry | undefined;
  /** The place of the text, or of its translation in a locale. The lookup is slow, so use it only for findings. */
  readonly at: (locale?: string) => Range;
}

/** A text in one locale. */
export interface TextValue extends TextPlace {
  readonly locale: string;
  readonly value: string;
}

/** Every text that the spec states, in the order of the spec. Cached, because nearly every rule needs it. */
export const textPlaces: (catalog: Catalog) => readonly TextPlace[] = perCatalog((catalog) =>
  Array.from(eachTextPlace(catalog)),
);

/** Every text of a catalog in each of its locales. */
export const textValues: (catalog: Catalog) => readonly TextValue[] = perCatalog((catalog) =>
  textPlaces(catalog).flatMap(valuesAt),
);

/** A text in each of its locales. The fields are named, because V8 gives every object that is made with a spread a shape of its own. */
export function valuesAt({ text, role, what, entry, at }: TextPlace): readonly TextValue[] {
  return Object.entries(text).flatMap(([locale, value]) =>
    value === undefined ? [] : [{ text, role, what, entry, at, locale, value }],
  );
}

/** The same one by one, for rules that run alone: nothing is kept. */
export function* eachTextPlace(catalog: Catalog): Generator<TextPlace> {
  for (const place of allPlaces(catalog)) if (Object.keys(place.text).length > 0) yield place;
}

function* allPlaces(catalog: Catalog): Generator<TextPlace> {
  yield textPlace("title", catalog.title, "the catalog's title", catalog.at, ["title"]);
  yield textPlace("description", catalog.description, "the catalog's description", catalog.at, ["description"]);
  for (const module of catalog.modules) {
    const { id, name, title, description, at, groups } = module;
    // A module without a title gets one from its ID: that text is not in the spec.
    const isGivenTitle = Object.values(title).some((text) => text !== name) || isGiven(at, "title");
    if (isGivenTitle) yield textPlace("title", title, `the title of the module ${id}`, at, ["title"]);
    yield textPlace("description", description, `the description of the module ${id}`, at, ["description"]);
    for (const group of groups) {
      yield textPlace("title", group.title, `the title of the group ${group.id}`, group.at, ["title"]);
    }
    for (const entry of allEntries(module)) yield* entryTexts(entry);
  }
}

function* entryTexts(entry: Entry): Generator<TextPlace> {
  const { module, code, title, text, deprecated, was, note, causes, solutions, otherwise, links, at } = entry;
  const of = `of ${module}/${code}`;
  yield textPlace("title", title, `the title ${of}`, at, ["title"], entry);
  yield textPlace("text", text, `the text ${of}`, at, ["text"], entry);
  if (deprecated !== undefined) {
    yield textPlace("reason", deprecated.reason, `the deprecation ${of}`, at, ["deprecated", "reason"], entry);
  }
  for (const [index, earlier] of was.entries()) {
    yield textPlace("earlier", earlier.text, `the earlier meaning ${of}`, at, ["was", index, "text"], entry);
  }
  yield textPlace("note", note, `the note ${of}`, at, ["note"], entry);
  for (const [index, cause] of causes.entries()) {
    yield textPlace("cause", cause, `cause ${index + 1} ${of}`, at, ["causes", index], entry);
  }
  for (const [index, step] of solutions.entries()) {
    yield textPlace("solution", step, `step ${index + 1} of the solution ${of}`, at, ["solutions", index], entry);
  }
  yield textPlace("otherwise", otherwise, `the advice for others ${of}`, at, ["otherwise"], entry);
  for (const [index, link] of links.entries()) {
    yield textPlace("link", link.title, `the link ${of}`, at, ["links", index, "title"], entry);
  }
}

function textPlace(role: Role, text: Text, what: string, at: Locate, path: readonly Step[], entry?: Entry): TextPlace {
  return { text, role, what, entry, at: (locale) => (locale === undefined ? at(...path) : at(...path, locale)) };
}

/** The place of a part of a text in its file. */
export function placeIn({ at, locale }: TextValue, part: string, source: (file: string) => SourceText): Range {
  const whole = at(locale);
  return source(whole.file).within(whole, part);
}

/**
 * A fix that changes a text's token in its file. Undefined if the token differs from the text (block and folded scalars,
 * escapes), or if nothing would change.
 */
export function tokenFix(
  { at, locale, value }: TextValue,
  source: (file: string) => SourceText,
  change: (text: string) => string,
): Fix | undefined {
  const place = at(locale);
  const token = source(place.file).slice(place);
  const [, quote = "", inner = token] = /^(["'])([^]*)\1$/.exec(token) ?? [];
  const changed = change(inner);
  const isPlain = !/[\n\\]/.test(inner) && !(quote === "'" && inner.includes("''")) && !/^[|>]/.test(token);
  if (!isPlain || inner.trim() !== value || changed === inner || /^\s*$/.test(changed)) return undefined;
  return { at: place, text: `${quote}${changed}${quote}` };
}
