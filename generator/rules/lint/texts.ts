import type { Catalog, Entry, Text } from "../../model/catalog.js";
import type { Locate, Range, Step } from "../../model/position.js";

/** A text of a spec, what it is, and where it and its translations stand. */
export interface TextPlace {
  readonly text: Text;
  /** For a message: `the text of dsa/2130`. */
  readonly what: string;
  readonly at: Range;
  readonly atLocale: (locale: string) => Range;
}

/** Every text of a catalog, in the order of the spec. */
export function* textPlaces(catalog: Catalog): Generator<TextPlace> {
  yield textPlace(catalog.title, "the catalog's title", catalog.at, "title");
  yield textPlace(catalog.description, "the catalog's description", catalog.at, "description");
  for (const module of catalog.modules) {
    yield textPlace(module.title, `the title of the module ${module.id}`, module.at, "title");
    yield textPlace(module.description, `the description of the module ${module.id}`, module.at, "description");
    for (const { id, title, at } of module.groups) yield textPlace(title, `the title of the group ${id}`, at, "title");
    for (const entry of module.success === undefined ? module.entries : [module.success, ...module.entries]) {
      yield* entryTexts(entry);
    }
  }
}

function* entryTexts({ module, code, title, text, deprecated, was, note, links, at }: Entry): Generator<TextPlace> {
  const of = `of ${module}/${code}`;
  yield textPlace(title, `the title ${of}`, at, "title");
  yield textPlace(text, `the text ${of}`, at, "text");
  if (deprecated !== undefined) yield textPlace(deprecated.reason, `the deprecation ${of}`, at, "deprecated", "reason");
  for (const [index, earlier] of was.entries())
    yield textPlace(earlier.text, `the earlier meaning ${of}`, at, "was", index, "text");
  yield textPlace(note, `the note ${of}`, at, "note");
  for (const [index, link] of links.entries())
    yield textPlace(link.title, `the link ${of}`, at, "links", index, "title");
}

function textPlace(text: Text, what: string, at: Locate, ...path: readonly Step[]): TextPlace {
  return { text, what, at: at(...path), atLocale: (locale) => at(...path, locale) };
}
