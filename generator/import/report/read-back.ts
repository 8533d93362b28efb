import { parse } from "yaml";
import { allEntries } from "../../model/catalog.js";
import type { Catalog, Entry } from "../../model/catalog.js";
import { tidy } from "../document.js";
import type { Place } from "../draft/draft.js";
import type { WrittenFile } from "../write/spec-text.js";

/** What the spec has from each row of a document, by document, table and row. */
export interface Written {
  /** All texts of the entries that come from a row. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** Rows without an own entry, because an earlier row has the same code. */
  readonly merged: ReadonlySet<string>;
  /** The files of the spec. */
  readonly spec: readonly string[];
}

export const key = (document: string, table: number, row: number): string => JSON.stringify([document, table, row]);

/** A text without whitespace. An import may change whitespace, but nothing else. */
export const squeezed = (text: string): string => tidy(text).replace(/\s+/g, "");

/** Reads back the texts that the spec has from each row. */
export function readBack({ modules }: Catalog, files: readonly WrittenFile[]): Written {
  const texts = new Map<string, readonly string[]>();
  const first = new Set<string>();
  const later = new Set<string>();
  const add = (places: unknown, added: readonly string[]): void => {
    const documents = new Set<string>();
    for (const place of (Array.isArray(places) ? places : [places]) as (Partial<Place> | undefined)[]) {
      if (place?.document === undefined) continue;
      const row = key(place.document, Number(place.table), Number(place.row));
      texts.set(row, [...(texts.get(row) ?? []), ...added]);
      (documents.has(place.document) ? later : first).add(row);
      documents.add(place.document);
    }
  };
  for (const entry of modules.flatMap(allEntries)) add(entry.extensions["x-source"], leavesOf(entry));
  for (const { text } of files) {
    const ranges = /^x-ranges:\n(?: .*\n)+/m.exec(text)?.[0];
    const list =
      ranges === undefined
        ? []
        : (parse(ranges) as { "x-ranges": { codes: string; texts: string[]; source: Place }[] })["x-ranges"];
    for (const { codes, texts, source } of list) add(source, [codes, ...texts].map(squeezed));
  }
  return { texts, merged: new Set([...later].filter((row) => !first.has(row))), spec: files.map(({ text }) => text) };
}

/** All texts of an entry, without whitespace. */
function leavesOf({ code, name, aliases, title, text, note, http, retryable, extensions }: Entry): string[] {
  const cells = extensions["x-cells"];
  const texts = [title, text, note, typeof cells === "object" && cells !== null ? cells : {}].flatMap(
    (texts) => Object.values(texts) as unknown[],
  );
  return [code, name, ...aliases, String(http), String(retryable), ...texts.map(String)].map(squeezed);
}
