import { CsvError, parse } from "csv-parse/sync";
import { lineOf, UnreadableTable } from "./table.js";
import type { TranslationTable } from "./table.js";
import type { Unit } from "./units.js";

/**
 * Prints units as CSV (RFC 4180) with a byte order mark, without which Excel misreads UTF-8. Columns: the unit's ID, what
 * it belongs to, the text in each locale of the catalog, and last the locale to translate into.
 */
export function csvText(units: readonly Unit[], locales: readonly string[], target: string): string {
  const columns = [...locales.filter((locale) => locale !== target), target];
  const lines = [
    ["id", "context", ...columns],
    ...units.map(({ id, context, texts }) => [id, context, ...columns.map((locale) => texts[locale] ?? "")]),
  ];
  return `\ufeff${lines.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("")}`;
}

/** Reads a table as {@link csvText} prints it, even if a spreadsheet saved it with semicolons or tabs. */
export function readCsv(file: string, text: string, source: string, target: string): TranslationTable {
  const body = text.replace(/^\ufeff/, "");
  const [header = [], ...records] = recordsOf(file, body);
  const names = header.map((name) => name.trim());
  const column = (name: string): number => names.indexOf(name);
  for (const name of ["id", target]) {
    if (column(name) >= 0) continue;
    const help = `name the columns in the first line, including id and ${target}`;
    throw new UnreadableTable(lineOf(file, 1), `the column ${name} is missing`, help);
  }
  const [id, from, to] = [column("id"), column(source), column(target)];
  const starts = linesOfRecords(header, records);
  return {
    rows: records.map((record, i) => ({
      id: plain(record[id] ?? ""),
      source: from < 0 ? undefined : plain(record[from] ?? ""),
      target: plain(record[to] ?? "").trim(),
      at: lineOf(file, starts[i] ?? 1),
    })),
  };
}

function recordsOf(file: string, text: string): readonly (readonly string[])[] {
  const [header = ""] = text.split(/\r?\n/, 1);
  const delimiter = [",", ";", "\t"].reduce((a, b) => (header.split(b).length > header.split(a).length ? b : a));
  try {
    return parse(text, { delimiter, relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? error["lines"] : 1;
    throw new UnreadableTable(lineOf(file, line), "the file is not valid CSV", error.message);
  }
}

/** The line on which each record starts: a quoted cell may have several lines. */
function linesOfRecords(header: readonly string[], records: readonly (readonly string[])[]): readonly number[] {
  const height = (record: readonly string[]): number =>
    1 + record.reduce((lines, text) => lines + text.split(/\r\n|\n|\r/).length - 1, 0);
  let line = 1 + height(header);
  return records.map((record) => {
    const start = line;
    line += height(record);
    return start;
  });
}

/** The start of a cell that a spreadsheet takes for a formula. */
const formula = /^'*[=+\-@\t\r]/;

/** A text as a cell. An apostrophe before a formula makes it text; {@link plain} removes it again. */
function cell(text: string): string {
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}

function plain(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}
