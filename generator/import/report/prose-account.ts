import type { ImportedDocument } from "../../api/import-report.js";
import type { Catalog, Entry } from "../../model/catalog.js";
import type { Row, SourceDocument } from "../document.js";
import { allEntries } from "../../model/catalog.js";
import { codesInProse } from "../readers/items.js";
import type { TableAccount } from "./account.js";
import { overlooked } from "./overlooked.js";
import type { Written } from "./read-back.js";

/** What became of the codes in headings, list items and lines outside of tables. */
type ProseAccount = ImportedDocument["prose"];

/** A row as one line of text. */
export const rowText = (row: Row): string => row.cells.map((cell) => cell.text.replaceAll("\n", " ")).join(" | ");

/** What became of the codes outside of tables, and what is written like the codes of the spec but said nowhere else. */
export function proseOf(
  document: SourceDocument,
  tables: readonly TableAccount[],
  catalog: Catalog,
  written: Written,
  lines: (offset: number) => number,
  text: string,
): ProseAccount {
  const prose = accountForProse(document, catalog, lines);
  const said = [
    ...prose.leftOut.map(({ text }) => text),
    ...tables.flatMap(({ skippedRows, headingRows }) => [...skippedRows, ...headingRows].map(({ text }) => text)),
    ...[...written.texts.values()].flat(),
    ...written.spec,
    document.title,
    ...document.grids.flatMap(({ header }) => header.map(rowText)),
  ];
  const skipped = tables.flatMap(({ skipped, line }, i): (readonly [number, number])[] =>
    skipped === undefined ? [] : [[line, lines(document.grids[i]?.rows.at(-1)?.start ?? 0)]],
  );
  const others = overlooked(text, document.format, {
    codes: [...catalog.modules.flatMap(allEntries), ...prose.leftOut].map(({ code }) => code),
    texts: said,
    skipped,
  });
  return { ...prose, leftOut: [...prose.leftOut, ...others.map((place) => ({ kind: "line" as const, ...place }))] };
}

/** Accounts for the codes outside of tables. What is a row of a grid is accounted for there. */
function accountForProse(
  { prose = [], grids }: SourceDocument,
  catalog: Catalog,
  lineOf: (offset: number) => number,
): ProseAccount {
  const rows = new Set(grids.flatMap((grid) => grid.rows.map(({ start }) => start)));
  const known = new Set(catalog.modules.flatMap(allEntries).flatMap(spellingsOf));
  const leftOut: ProseAccount["leftOut"][number][] = [];
  let taken = 0;
  for (const piece of prose) {
    for (const code of rows.has(piece.start) ? [] : codesInProse(piece)) {
      if (known.has(spelling(code))) taken += 1;
      else leftOut.push({ kind: piece.kind, line: lineOf(piece.start), code, text: piece.text });
    }
  }
  return { taken, leftOut };
}

/** A code, its name and the document's identifier for it, as {@link spelling} writes them. */
function spellingsOf({ code, name, extensions }: Entry): string[] {
  const cells = extensions["x-cells"];
  const identifiers = typeof cells === "object" && cells !== null ? Object.values(cells).map(String) : [];
  return [code, name, ...identifiers.flatMap((text) => text.split("\n"))].map(spelling);
}

/** One spelling for `0x0103`, `0X103` and `259`. */
function spelling(code: string): string {
  return /^-?(?:0x[0-9a-f]+|\d{1,15})$/i.test(code) ? String(Number(code)) : code.toLowerCase();
}
