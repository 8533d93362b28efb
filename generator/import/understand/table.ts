import type { Grid, Row } from "../document.js";
import { candidateOf, isSection, isCodeLike } from "./candidate.js";
import type { Candidate } from "./candidate.js";
import { prefixOf, readCode, readCodeCell } from "./code-cell.js";
import type { CodeCell } from "./code-cell.js";
import { keyBeside, mergedRows } from "./key-column.js";
import { roleOf, mentionsErrors } from "./column-role.js";
import type { Role } from "./column-role.js";

/** A column of a table of codes. */
export interface Column {
  readonly index: number;
  readonly header: string;
  readonly role: Role;
}

/** How a row of a table of codes is read. */
export type Reading =
  | { readonly kind: "entry"; readonly row: number; readonly section: string; readonly cell: CodeCell }
  /** A row that continues the entry above, whose code cell spans several rows. */
  | { readonly kind: "more"; readonly row: number }
  | { readonly kind: "section"; readonly row: number; readonly text: string }
  | { readonly kind: "skipped"; readonly row: number; readonly reason: string };

/** A grid that is a table of codes. */
export interface CodeTable {
  readonly grid: Grid;
  readonly columns: readonly Column[];
  readonly codeColumn: number;
  /** The rows below the header. */
  readonly rows: readonly Row[];
  readonly headerRows: readonly Row[];
  readonly readings: readonly Reading[];
}

/** Reads a grid as a table of codes, or returns the reason why it is not one. */
export function readTable(
  grid: Grid,
  title: string,
  context: string,
): CodeTable | { readonly grid: Grid; readonly reason: string } {
  const { header, rows } = splitHeader(grid);
  const width = Math.max(0, ...[...header, ...rows].slice(0, 2000).map(({ cells }) => cells.length));
  if (rows.length === 0) return { grid, reason: "the table has no rows" };
  const columns = Array.from({ length: width }, (_, index): Column => {
    const words = headerText(header, index);
    return { index, header: words, role: roleOf(words) };
  });
  const above = [...grid.headings.slice(-2), grid.caption].join(" ");
  const candidates = columns
    .map((column) => candidateOf(column, rows))
    // A header that spans several columns describes the first of them.
    .filter(
      ({ column, score }) => score <= 0 || column.header === "" || columns[column.index - 1]?.header !== column.header,
    );
  const key = keyBeside(candidates);
  const found = key?.column.index ?? codeColumnOf(columns, candidates, rows, grid, above, title, context);
  if (typeof found === "string") return { grid, reason: found };
  const known = columns.map((column): Column =>
    column.index === key?.status.index ? { ...column, role: "http" } : column,
  );
  const reason = key === undefined ? mergedRows(candidates, columns, found) : undefined;
  if (reason !== undefined) return { grid, reason };
  return { grid, columns: known, codeColumn: found, rows, headerRows: header, readings: readRows(rows, known, found) };
}

/** The header of a column: the distinct texts of all header rows. */
function headerText(header: readonly Row[], index: number): string {
  return [...new Set(header.map(({ cells }) => cells[index]?.text.replaceAll("\n", " ") ?? ""))]
    .filter((text) => text !== "")
    .join(" ");
}

/** Splits off the header. Without a marked one, the first row is the header if its texts look like column titles. */
function splitHeader(grid: Grid): { readonly header: readonly Row[]; readonly rows: readonly Row[] } {
  if (grid.header.length > 0) {
    const only = grid.header.every(({ cells }) => cells.every(({ text }) => text === ""));
    if (!only) return grid;
  }
  const [first, ...rest] = grid.rows;
  if (first === undefined) return grid;
  const roles = first.cells.map(({ text }) => (text.length <= 40 ? roleOf(text) : "other"));
  const named = roles.filter((role) => role !== "other").length;
  if (grid.synthetic) return grid;
  const isAboveCodes = first.cells.some(({ text }, i) => {
    const below = readCode(rest[0]?.cells[i]?.text ?? "");
    return (
      ["code", "status"].includes(roles[i] ?? "") && !/\d/.test(text) && below !== undefined && isCodeLike(below.code)
    );
  });
  const isHeader =
    ((named * 2 >= roles.length && named > 0) || isAboveCodes) && !first.cells.some(({ text }) => isNumber(text));
  return isHeader ? { header: [first], rows: rest } : { header: [], rows: grid.rows };
}

const isNumber = (text: string): boolean => {
  const form = readCode(text)?.form;
  return form === "int" || form === "hex";
};

function codeColumnOf(
  columns: readonly Column[],
  candidates: readonly Candidate[],
  rows: readonly Row[],
  grid: Grid,
  above: string,
  title: string,
  context: string,
): number | string {
  const first = candidates.reduce<Candidate | undefined>(
    (a, b) => (a === undefined || b.score > a.score + 1e-9 ? b : a),
    undefined,
  );
  const best = first === undefined ? undefined : (plainCodeBeside(first, candidates) ?? first);
  if (best === undefined || best.share === 0) return "no column holds codes";
  const roles = new Set(columns.map(({ role }) => role));
  const titled = columns.some(({ role }) => role === "code");
  if (!titled && (roles.has("required") || (roles.has("parameter") && !roles.has("status")))) {
    return "the table describes parameters, not codes";
  }
  if (!titled && roles.has("type") && best.column.role !== "status") return "the table describes parameters, not codes";
  const { role } = best.column;
  const errors = mentionsErrors(above);
  const numeric = best.form === "int" || best.form === "hex" || best.form === "sqlstate";
  const distinct = best.distinct >= 0.9;
  const texts = columns.length <= 4 && columns.some(({ role }) => role === "text" || role === "title");
  const data = grid.kind === "delimited" || grid.kind === "data";
  const accepted =
    (role === "code" && best.share >= 0.4) ||
    (role === "inner" && best.share >= 0.6) ||
    (role === "status" &&
      best.share >= 0.6 &&
      (errors ||
        ((numeric || best.codeLike || best.form === "dotted") && (mentionsErrors(context) || (distinct && texts))))) ||
    (role === "http" && best.share >= 0.8 && distinct && (errors || mentionsErrors(context) || texts)) ||
    ((role === "value" || role === "name" || role === "other") &&
      best.share >= 0.8 &&
      distinct &&
      // Many tables list values and meanings, so the heading or the title must mention errors.
      (errors || mentionsErrors(title)) &&
      (numeric || best.form === "dotted" || (role === "name" && errors && best.codeLike))) ||
    (columns.every(({ header }) => header === "") && best.share >= 0.8 && distinct && numeric) ||
    (data && best.share >= 0.9 && distinct && best.form !== "name" && best.form !== "mixed" && columns.length > 1) ||
    (grid.synthetic && best.share >= 0.8 && (distinct || grid.kind === "enum") && (numeric || best.codeLike));
  if (accepted && grid.kind === "enum" && !errors && !hasErrorNames(rows))
    return "nothing indicates that the constants are error codes";
  if (!accepted) return "nothing indicates that the values are error codes";
  return numberBeside(best, candidates)?.column.index ?? best.column.index;
}

/** If many rows share an `exit code`, a column that is just called `code` and has distinct values holds the codes. */
function plainCodeBeside(best: Candidate, candidates: readonly Candidate[]): Candidate | undefined {
  if (best.distinct >= 0.9) return undefined;
  return candidates.find(
    ({ column, share, distinct, score }) =>
      column.role === "status" && share >= 0.9 && distinct >= 0.9 && score > best.score - 10,
  );
}

/** If a table has a name and a number for each error, the number is the code. */
function numberBeside(best: Candidate, candidates: readonly Candidate[]): Candidate | undefined {
  if (best.form !== "name") return undefined;
  return candidates.find(
    ({ column, form, share, distinct }) =>
      column !== best.column &&
      (form === "int" || form === "hex") &&
      share >= 0.9 &&
      distinct >= 0.9 &&
      ["value", "status", "code"].includes(column.role),
  );
}

function readRows(rows: readonly Row[], columns: readonly Column[], codeColumn: number): Reading[] {
  const readings: Reading[] = [];
  const numeric = candidateOf(columns[codeColumn] ?? { index: codeColumn, header: "", role: "code" }, rows).form;
  const named = hasStatusBeside(rows, codeColumn, columns[codeColumn]?.role);
  const prefixes = sharedPrefixes(rows, codeColumn);
  let section = "";
  for (const [row, { cells, skipReason, section: isHeading }] of rows.entries()) {
    const cell = cells[codeColumn];
    const text = cell?.text ?? "";
    if (cells.every((other) => other.text === "")) {
      readings.push({ kind: "skipped", row, reason: "empty row" });
    } else if (skipReason !== undefined) {
      readings.push({ kind: "skipped", row, reason: skipReason });
    } else if (isHeading === true || (isSection(cells) && readCodeCell(text).codes.length === 0)) {
      section = text.replaceAll("\n", " ");
      readings.push({ kind: "section", row, text: section });
    } else if (columns.length > 1 && columns.every(({ index, header }) => (cells[index]?.text ?? "") === header)) {
      readings.push({ kind: "skipped", row, reason: "repeated header" });
    } else if (cell?.spanned === "down" && readings.at(-1) !== undefined && isEntry(readings.at(-1))) {
      readings.push({ kind: "more", row });
    } else if (text === "" || text === "-") {
      readings.push({ kind: "skipped", row, reason: "no code in the row" });
    } else {
      const read = readCodeCell(text, named);
      if (read.unspellable === true || prefixes.has(prefixOf(text) ?? "")) {
        readings.push({
          kind: "skipped",
          row,
          reason: `\`${text.slice(0, 60)}\` is not a legal code; use only ASCII letters, digits and _ . : / - in the document`,
        });
        continue;
      }
      // Among numbers, a plain word such as `other` is a remark and not a code.
      const word =
        !named &&
        (numeric === "int" || numeric === "hex") &&
        read.codes.length === 1 &&
        /^[A-Za-z]?[a-z]+$/.test(read.codes[0] ?? "");
      if (word) readings.push({ kind: "skipped", row, reason: `\`${text.slice(0, 60)}\` is not a code` });
      else if (read.codes.length > 0 || read.range !== undefined)
        readings.push({ kind: "entry", row, section, cell: read });
      else readings.push({ kind: "skipped", row, reason: `\`${text.slice(0, 60)}\` is not a code` });
    }
  }
  return readings;
}

/** Prefixes such as `TD` in `TD: 4` that several rows of a column share: they are not names. */
function sharedPrefixes(rows: readonly Row[], column: number): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { cells } of rows) {
    const text = cells[column]?.text ?? "";
    const prefix = readCode(text) === undefined ? prefixOf(text) : undefined;
    if (prefix === undefined || cells[column]?.spanned !== undefined) continue;
    if (seen.has(prefix)) shared.add(prefix);
    seen.add(prefix);
  }
  return shared;
}

/** Whether the names of constants look like errors, even if only by one letter as in `EBUSY`. */
function hasErrorNames(rows: readonly Row[]): boolean {
  const errorLike = rows.filter(({ cells }) =>
    /err|fail|invalid|denied|not_?found|unknown|^E[A-Z]{2}|timeout|timed|exceed|abort|exception|fault|unavailable|illegal|missing|conflict/i.test(
      cells[0]?.text ?? "",
    ),
  );
  return errorLike.length * 5 >= rows.length;
}

const isEntry = (reading: Reading | undefined): boolean => reading?.kind === "entry" || reading?.kind === "more";

/** Whether most cells of a column hold an HTTP status and a name. If so, the names are the codes. */
function hasStatusBeside(rows: readonly Row[], column: number, role: Role | undefined): boolean {
  let both = 0;
  const statuses = new Set<string>();
  for (const { cells } of rows) {
    const { codes, name } = readCodeCell(cells[column]?.text ?? "");
    const [code = ""] = codes;
    if (name === undefined || !/^[1-5]\d\d$/.test(code)) continue;
    both += 1;
    statuses.add(code);
  }
  return both * 2 >= rows.length && (role === "status" || role === "http" || statuses.size < both * 0.9);
}
