import { constantOf, entriesOf } from "./catalog.js";
import type { Entry, Limits, TestCatalog } from "./catalog.js";
import type { Difficulty } from "./document.js";
import { linesOf, xml } from "./interchange-text.js";
import { english } from "./languages-west.js";
import { truthOf } from "./layout.js";
import type { Shown } from "./layout.js";
import type { Random } from "./random.js";
import type { Shape } from "./shape.js";

interface Style {
  readonly extension: string;
  readonly limits?: Limits;
  readonly shown?: (entry: Entry, index: number) => Shown;
  readonly either?: (catalog: TestCatalog) => readonly string[];
  readonly difficulties: readonly Difficulty[];
  readonly lines: (catalog: TestCatalog, random: Random) => readonly (string | readonly string[])[];
}

/** A way to publish codes. */
export const style = (id: string, { extension, limits = {}, shown, either, difficulties, lines }: Style): Shape => ({
  id: `style/${id}`,
  weight: 1,
  limits: { tame: true, ...limits },
  write: (catalog, random) => ({
    text: linesOf(...lines(catalog, random)),
    extension,
    codes: entriesOf(catalog).map((entry, index) => truthOf(entry, shown?.(entry, index) ?? {})),
    either: either?.(catalog) ?? [],
    difficulties,
  }),
});

/** order_not_found */
export const lower = (entry: Entry): string => constantOf(entry).toLowerCase();
/** The lines of all entries. */
export const each = (catalog: TestCatalog, write: (entry: Entry, index: number) => readonly string[]): string[] =>
  entriesOf(catalog).flatMap(write);
export const inEnglish: Limits = { languages: [english] };
/** A page without anything around it. */
export const htmlPage = (title: string, body: readonly string[]): string[] => [
  "<!DOCTYPE html>",
  `<html><head><meta charset="utf-8"><title>${xml(title)}</title></head><body>`,
  `<h1>${xml(title)}</h1>`,
  ...body,
  "</body></html>",
];
