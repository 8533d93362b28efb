import type { ImportedCells, ImportedDocument, ImportedTable, ImportReport } from "../../api/import-report.js";
import type { Catalog } from "../../model/catalog.js";
import type { Grid, Row } from "../document.js";
import type { Origin } from "../draft/compose.js";
import type { Remark } from "../draft/remark.js";
import type { Draft } from "../draft/draft.js";
import type { CodeTable, Reading } from "../understand/table.js";
import type { WrittenFile } from "../write/spec-text.js";
import { lineFinder } from "./line-finder.js";
import { key, readBack, squeezed } from "./read-back.js";
import type { Written } from "./read-back.js";
import { proseOf, rowText } from "./prose-account.js";

/** An account of every cell of a document. */
export interface Account extends Omit<ImportedDocument, "tables"> {
  readonly tables: readonly TableAccount[];
  /** The tables that are left out as a whole. */
  readonly skippedTables: readonly { readonly line: number; readonly rows: number; readonly reason: string }[];
}

/** An account of one table, with `undefined` for what the report has as null. */
export interface TableAccount extends Omit<ImportedTable, "skipped" | "codeColumn"> {
  readonly skipped: string | undefined;
  readonly codeColumn: NonNullable<ImportedTable["codeColumn"]> | undefined;
}

/** The report of an import. */
export interface Report extends Pick<ImportReport, "modules" | "language" | "languageFrom" | "envelopeShown"> {
  readonly accounts: readonly Account[];
  readonly remarks: readonly Remark[];
}

/**
 * Accounts for every cell of the documents. A cell counts as taken only if its text can be read back from the text of the
 * proposed spec.
 */
export function accountFor(
  origins: readonly Origin[],
  draft: Draft,
  catalog: Catalog,
  files: readonly WrittenFile[],
  remarks: readonly Remark[],
): Omit<Report, "languageFrom"> {
  const written = readBack(catalog, files);
  const unmatched = new Set(
    remarks.flatMap(({ at }) => (at === undefined ? [] : [key(at.document, at.table, at.row)])),
  );
  return {
    accounts: origins.map((origin) => accountOf(origin, catalog, written, unmatched)),
    modules: draft.modules.map(({ id, codeType, entries }) => ({
      id,
      codes: entries.length,
      codeType: codeType.kind,
      placeholders: entries.filter(({ nameFrom }) => nameFrom === "placeholder").length,
    })),
    remarks,
    language: draft.locales[0] ?? "en",
    envelopeShown: draft.envelope.shown,
  };
}

function accountOf(
  { document, understood, source, text }: Origin,
  catalog: Catalog,
  written: Written,
  unmatched: ReadonlySet<string>,
): Account {
  const lines = lineFinder(text);
  const byGrid = new Map<Grid, CodeTable | string>();
  for (const table of understood.tables) byGrid.set(table.grid, table);
  for (const { grid, reason } of understood.skipped) byGrid.set(grid, reason);
  const tables = document.grids.map((grid, i): TableAccount => {
    const table = byGrid.get(grid);
    const line = lines(grid.start);
    const base = { table: i + 1, line, kind: grid.kind, headings: grid.headings, rows: grid.rows.length };
    if (table === undefined || typeof table === "string") {
      const cells = count([...(grid.synthetic ? [] : grid.header), ...grid.rows], () => "skipped");
      return {
        ...base,
        skipped: table ?? "it was not examined",
        codes: 0,
        mergedRows: 0,
        columns: [],
        codeColumn: undefined,
        cells,
        skippedRows: [],
        headingRows: [],
        lost: [],
      };
    }
    return { ...base, skipped: undefined, ...tableAccount(document.path, i + 1, table, written, unmatched, lines) };
  });
  return {
    document: document.path,
    format: document.format,
    sha256: source.sha256,
    tables,
    skippedTables: tables.flatMap(({ line, rows, skipped }) =>
      skipped === undefined ? [] : [{ line, rows, reason: skipped }],
    ),
    cells: sum(tables.map(({ cells }) => cells)),
    prose: proseOf(document, tables, catalog, written, lines, text),
  };
}

function tableAccount(
  document: string,
  number: number,
  table: CodeTable,
  written: Written,
  unmatched: ReadonlySet<string>,
  lines: (offset: number) => number,
): Pick<
  TableAccount,
  "codes" | "mergedRows" | "columns" | "codeColumn" | "cells" | "skippedRows" | "headingRows" | "lost"
> {
  const lost: TableAccount["lost"][number][] = [];
  const skippedRows: TableAccount["skippedRows"][number][] = [];
  const headers = table.grid.synthetic ? [] : table.headerRows;
  const parts: ImportedCells[] = [count(headers, () => "skipped")];
  const headingRows: TableAccount["headingRows"][number][] = headers.map((row) => ({
    line: lines(row.start),
    reason: "header row",
    text: rowText(row),
  }));
  const codes = new Set<string>();
  let mergedRows = 0;
  let entry = 0;
  for (const reading of table.readings) {
    const row = table.rows[reading.row];
    if (row === undefined) continue;
    const line = lines(row.start);
    if (reading.kind === "entry") {
      entry = reading.row + 1;
      for (const code of reading.cell.codes) codes.add(code);
    }
    const isUnmatched = unmatched.has(key(document, number, entry));
    if (reading.kind === "skipped" || (isUnmatched && reading.kind === "entry")) {
      const reason = reading.kind === "skipped" ? reading.reason : "the code is only in this document";
      const text = rowText(row);
      if (text.replace(/[\s|]/g, "") !== "") skippedRows.push({ row: reading.row + 1, line, reason, text });
    }
    if (reading.kind === "section") headingRows.push({ line, reason: "heading between rows", text: reading.text });
    const texts = written.texts.get(key(document, number, entry)) ?? [];
    const merged = written.merged.has(key(document, number, entry));
    if (merged && reading.kind === "entry") mergedRows += 1;
    parts.push(
      count([row], (text, column, spanned) => {
        if (isUnmatched || reading.kind === "skipped" || reading.kind === "section") return "skipped";
        if (isInSpec(text, column, table, reading, texts, spanned)) return merged ? "merged" : "taken";
        lost.push({ row: reading.row + 1, line, column: column + 1, text });
        return "lost";
      }),
    );
  }
  const columns = table.columns.map(({ header, role, index }) => ({
    header,
    role: index === table.codeColumn ? "code" : role,
  }));
  const codeColumn = {
    column: table.codeColumn + 1,
    evidence: table.evidence,
    alternatives: table.alternatives.map(({ header, index }) => ({
      column: header === "" ? String(index + 1) : header,
      codes: textsIn(table, index),
    })),
  };
  return { codes: codes.size, mergedRows, columns, codeColumn, cells: sum(parts), skippedRows, headingRows, lost };
}

/** The texts that a column has in the rows that are entries, each once. */
function textsIn({ readings, rows }: CodeTable, column: number): string[] {
  const entries = readings.filter(({ kind }) => kind === "entry");
  const texts = entries.map(({ row }) => rows[row]?.cells[column]?.text ?? "");
  return [...new Set(texts)].filter((text) => text !== "");
}

/** Whether the spec has the text of a cell. A code may have its canonical spelling, and `404 Not Found` may be a number. */
function isInSpec(
  text: string,
  column: number,
  table: CodeTable,
  reading: Reading,
  leaves: readonly string[],
  spanned: boolean,
): boolean {
  if (leaves.length === 0) return false;
  const wanted = squeezed(text);
  if (leaves.some((leaf) => leaf.includes(wanted))) return true;
  if (column === table.codeColumn || spanned) {
    const parts =
      reading.kind === "entry"
        ? [...reading.cell.codes, reading.cell.name ?? "", reading.cell.remark ?? "", reading.cell.range ?? ""]
        : [];
    const folded = new Set(leaves.map(numeral));
    return (
      reading.kind === "more" ||
      parts.every(
        (part) =>
          part === "" || folded.has(numeral(squeezed(part))) || leaves.some((leaf) => leaf.includes(squeezed(part))),
      )
    );
  }
  if (/^(?:true|false)$/i.test(wanted)) return leaves.includes(wanted.toLowerCase());
  // Codes of a second column and the lines of a text may be in different entries of the row.
  return text
    .split(/[\n/、,，（()）]+/)
    .every((part) => squeezed(part) === "" || leaves.some((leaf) => leaf.includes(squeezed(part))));
}

/** One spelling for `0X0103`, `0x00000103` and `259`. */
function numeral(text: string): string {
  return /^-?(?:0x[0-9a-f]+|\d+)$/i.test(text) ? String(Number(text)) : text;
}

function count(
  rows: readonly Row[],
  judge: (text: string, column: number, spanned: boolean) => "taken" | "merged" | "skipped" | "lost",
): ImportedCells {
  const cells = { taken: 0, merged: 0, skipped: 0, empty: 0, lost: 0 };
  for (const row of rows) {
    row.cells.forEach(({ text, spanned }, column) => {
      cells[text === "" ? "empty" : judge(text, column, spanned !== undefined)] += 1;
    });
  }
  return cells;
}

function sum(parts: readonly ImportedCells[]): ImportedCells {
  const cells = { taken: 0, merged: 0, skipped: 0, empty: 0, lost: 0 };
  for (const part of parts) {
    cells.taken += part.taken;
    cells.merged += part.merged;
    cells.skipped += part.skipped;
    cells.empty += part.empty;
    cells.lost += part.lost;
  }
  return cells;
}
