import { parse } from "yaml";
import type { Catalog, Entry } from "../../model/catalog.js";
import { tidy } from "../document.js";
import { allEntries } from "../draft/draft.js";
import type { Place } from "../draft/draft.js";
import type { WrittenFile } from "../write/spec-text.js";

/** What the spec has from the rows of a document, by document, table and row. */
export interface Written {
  /** All texts from a row. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** Rows without an entry of their own: an earlier row of the document has the code. */
  readonly merged: ReadonlySet<string>;
}

export const key = (document: string, table: number, row: number): string => JSON.stringify([document, table, row]);

/** Blanks may have moved: what else a cell says must be there. */
export const squeezed = (text: string): string => tidy(text).replace(/\s+/g, "");

/** Reads back, from the text of the spec, what it took from each row. */
export function readBack({ modules }: Catalog, files: readonly WrittenFile[]): Written {
  const texts = new Map<string, readonly string[]>();
  const first = new Set<string>();
  const later = new Set<string>();
  const add = (places: unknown, said: readonly string[]): void => {
    const documents = new Set<string>();
    for (const place of (Array.isArray(places) ? places : [places]) as (Partial<Place> | undefined)[]) {
      if (place?.document === undefined) continue;
      const at = key(place.document, Number(place.table), Number(place.row));
      texts.set(at, [...(texts.get(at) ?? []), ...said]);
      (documents.has(place.document) ? later : first).add(at);
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
  return { texts, merged: new Set([...later].filter((at) => !first.has(at))) };
}

/** Everything that an entry says, squeezed. */
function leavesOf({ code, name, aliases, title, text, note, http, retryable, extensions }: Entry): string[] {
  const cells = extensions["x-cells"];
  const said = [title, text, note, typeof cells === "object" && cells !== null ? cells : {}].flatMap(
    (texts) => Object.values(texts) as unknown[],
  );
  return [code, name, ...aliases, String(http), String(retryable), ...said.map(String)].map(squeezed);
}
