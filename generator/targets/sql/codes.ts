import type { Catalog, Entry, Module } from "../../model/catalog.js";
import { textIn } from "../../model/catalog.js";
import { docLocale } from "../../sdk/entry-doc.js";
import { textPatterns } from "./text-pattern.js";

/** A column of the table of codes, and what an entry has in it. */
export interface CodeColumn {
  readonly name: string;
  readonly type: "text" | "number" | "truth" | "texts";
  readonly value: (
    entry: Entry,
    module: Module,
    catalog: Catalog,
  ) => string | number | boolean | undefined | readonly string[];
}

const inDocs =
  (pick: (entry: Entry) => Entry["text"]): CodeColumn["value"] =>
  (entry, _, catalog) =>
    textIn(pick(entry), docLocale(catalog.locales), catalog) || undefined;

/** The table of codes. Its first column is the key. */
export const codeColumns: readonly CodeColumn[] = [
  { name: "id", type: "text", value: ({ code }, { id }) => `${id}/${code}` },
  { name: "module", type: "text", value: (_, { id }) => id },
  { name: "code", type: "text", value: ({ code }) => code },
  { name: "name", type: "text", value: ({ name }) => name },
  { name: "kind", type: "text", value: ({ kind }) => kind },
  { name: "action", type: "text", value: ({ action }) => action },
  { name: "retryable", type: "truth", value: ({ retryable }) => retryable },
  { name: "effect", type: "text", value: ({ effect }) => effect },
  { name: "http", type: "number", value: ({ http }) => http },
  { name: "audience", type: "text", value: ({ audience }) => audience },
  { name: "title", type: "text", value: inDocs(({ title }) => title) },
  { name: "description", type: "text", value: inDocs(({ text }) => text) },
  { name: "since", type: "text", value: ({ since }) => since },
  { name: "deprecated", type: "truth", value: ({ deprecated }) => deprecated !== undefined },
  { name: "sunset", type: "text", value: ({ deprecated }) => deprecated?.sunset },
  { name: "replaced_by", type: "text", value: ({ deprecated }) => deprecated?.replacedBy },
  { name: "url", type: "text", value: ({ url }) => url },
  { name: "patterns", type: "texts", value: (entry) => textPatterns(entry) },
];
