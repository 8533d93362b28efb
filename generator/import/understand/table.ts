import type { Cell, Grid, Row } from "../document.js";
import { candidateOf, isCodeLike, isSection } from "./candidate.js";
import type { Candidate } from "./candidate.js";
import { readCode, readCodeCell } from "./code-cell.js";
import type { CodeCell } from "./code-cell.js";
import { roleOf } from "./column-role.js";
import type { Role } from "./column-role.js";
import { columnCalled, noChoice } from "./choice.js";
import type { Choice } from "./choice.js";
import { decide } from "./decision.js";
import type { Refusal } from "./decision.js";
import { readRows } from "./rows.js";
import { isPlaceholder } from "./shapes.js";
import { writtenAs } from "./written-as.js";

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
  /** Why this column is the code column. */
  readonly evidence: string;
  /** Other columns that could be the code column. */
  readonly alternatives: readonly Column[];
  /** The column with the texts, if the user chose it. */
  readonly textColumn: number | undefined;
  /** The rows below the header. */
  readonly rows: readonly Row[];
  readonly headerRows: readonly Row[];
  readonly readings: readonly Reading[];
}

/** A grid that is not a table of codes, and why. */
export interface NoTable extends Refusal {
  readonly grid: Grid;
}

/** Reads a grid as a table of codes, or returns the reason why it is not one. */
export function readTable(
  grid: Grid,
  title: string,
  context: string,
  choice: Choice = noChoice,
  strict = false,
  sampled: ReadonlySet<string> = new Set(),
): CodeTable | NoTable {
  const { header, rows } = splitHeader(grid);
  const width = Math.max(0, ...[...header, ...rows].slice(0, 2000).map(({ cells }) => cells.length));
  if (rows.length === 0) return { grid, reason: "the table has no rows" };
  const columns = Array.from({ length: width }, (_, index): Column => {
    const words = headerText(header, index);
    return { index, header: words, role: roleOf(words) };
  });
  const above = [...grid.headings.slice(strict && grid.headings.length > 1 ? -1 : -2), grid.caption].join(" ");
  const candidates = columns
    .map((column) => candidateOf(column, rows))
    // A header that spans several columns describes the first of them.
    .filter(
      ({ column, score }) => score <= 0 || column.header === "" || columns[column.index - 1]?.header !== column.header,
    );
  const roled = candidates.map(withRoleOfCells);
  const decision = decide({ grid, columns, candidates: roled, above, title, context, choice, sampled, strict });
  if ("reason" in decision) return { grid, ...decision };
  const { column, status, evidence, alternatives } = decision;
  const statuses = roled.filter((rated) => rated.column.index !== column.index && hasStatuses(rated));
  const known = columns.map((other): Column => {
    const isStatus = other.index === status?.index || statuses.some((rated) => rated.column.index === other.index);
    return isStatus ? { ...other, role: "http" } : other;
  });
  return {
    grid,
    columns: known,
    codeColumn: column.index,
    evidence,
    alternatives,
    textColumn: columnCalled(columns, choice.textColumn)?.index,
    rows,
    headerRows: header,
    readings: readRows(rows, known, column.index),
  };
}

/**
 * A column whose header names something else, but whose cells are all codes: `Значення` is a meaning and a value, and a
 * `Type` may be that of the error.
 */
function withRoleOfCells(candidate: Candidate): Candidate {
  const { column, telling, share, form, distinct, filled, codeLike, errors, constants } = candidate;
  const isNames = share >= 0.95 && distinct >= 0.95 && filled >= 3 && codeLike && (errors >= 0.15 || constants >= 0.9);
  if (column.role === "type" && isNames) return { ...candidate, column: { ...column, role: "name" } };
  const isText = column.role === "text" || column.role === "title";
  const isCodes = form !== "name" && form !== "mixed" && (telling >= 0.8 || form === "sqlstate") && share >= 0.95;
  if (!isText || !isCodes) return candidate;
  return { ...candidate, score: candidate.score + 16, column: { ...column, role: "value" } };
}

/** Whether a column beside the codes has the HTTP statuses of errors, whatever its header says. */
function hasStatuses({ column, statuses, failures, distinct, filled }: Candidate): boolean {
  const { role, header } = column;
  if (statuses < 0.9 || failures < 0.5 || filled < 2) return false;
  return role === "status" || /^status/i.test(header) || (distinct < 0.7 && (role === "other" || role === "name"));
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
    if (!only) return isRow(grid) ? { header: [], rows: [...grid.header, ...grid.rows] } : grid;
  }
  const [first, ...rest] = grid.rows;
  if (first === undefined) return grid;
  const roles = first.cells.map(({ text }) => (text.length <= 40 && !isSentence(text) ? roleOf(text) : "other"));
  const named = roles.filter((role) => role !== "other").length;
  if (grid.synthetic) return grid;
  const isAboveCodes = first.cells.some(({ text }, i) => {
    const below = readCode(rest[0]?.cells[i]?.text ?? "");
    return (
      ["code", "status"].includes(roles[i] ?? "") && !/\d/.test(text) && below !== undefined && isCodeLike(below.code)
    );
  });
  if (isOneOf(first, rest, roles)) return { header: [], rows: grid.rows };
  const isHeader =
    ((named * 2 >= roles.length && named > 0) || isAboveCodes || isUnlike(first, rest)) &&
    !first.cells.some(({ text }) => isNumber(text));
  return isHeader ? { header: [first], rows: rest } : { header: [], rows: grid.rows };
}

/** Whether a text ends as sentences do, and not as abbreviations such as `No.` do. */
const isSentence = (text: string): boolean => /[。！？]$|\s\S+\s.*[.!?]$/.test(text);

/** Whether a row of short texts has a word where all rows below have a code: `Kennung` above `E1001`, in any language. */
function isUnlike({ cells }: Row, below: readonly Row[]): boolean {
  const rest = below.filter((row) => !isSection(row.cells));
  if (rest.length < 3 || cells.length < 2 || cells.some(({ text }) => text === "" || text.length > 32)) return false;
  const isTitle = ({ text }: Cell): boolean =>
    /^[\p{L}\p{M}№][\p{L}\p{M}\p{Zs}.'’°º/-]*$/u.test(text) && !isCodeLike(text);
  const isCode = (text: string): boolean => {
    const [code = ""] = readCodeCell(text).codes;
    return /[\d_-]/.test(code) || isCodeLike(code);
  };
  if (!cells.every(isTitle)) return false;
  return cells.some((_, i) =>
    rest.every((row) => isPlaceholder(row.cells[i]?.text ?? "") || isCode(row.cells[i]?.text ?? "")),
  );
}

/** Whether a row has a code that is written like those below it, so that it is one of them and not their header. */
function isOneOf({ cells }: Row, below: readonly Row[], roles: readonly Role[]): boolean {
  const rest = below.filter((row) => !isSection(row.cells));
  return cells.some(({ text }, i) => {
    const shape = /^\S+$|^[A-Z]{1,8}: ?\d+$/.test(text) ? writtenAs(text) : undefined;
    // `error_code` above `order_not_found` is a header.
    if (shape === undefined || ["code", "status", "inner"].includes(roles[i] ?? "")) return false;
    const alike = rest.filter((row) => writtenAs(row.cells[i]?.text ?? "") === shape).length;
    return alike > 1 && alike * 5 >= rest.length * 4;
  });
}

/** Whether the only header row is one of the codes: it has a code with the shape of those below it. */
function isRow({ kind, header, rows, synthetic }: Grid): boolean {
  const [first, second] = header;
  if (synthetic || kind === "data" || first === undefined || second !== undefined || rows.length < 2) return false;
  return first.cells.some(({ text }, i) => {
    const form = readCode(text)?.form;
    if (form === undefined || !isCodeLike(text) || roleOf(text) !== "other") return false;
    return rows.every(({ cells }) => {
      const below = cells[i]?.text ?? "";
      return (readCode(below)?.form === form || (isState(below) && isState(text))) && isCodeLike(below);
    });
  });
}

/** Whether a text is written like an SQLSTATE: `22001`, `22P03`. */
const isState = (text: string): boolean => /^\d[0-9A-Z]{4}$/.test(text);

const isNumber = (text: string): boolean => {
  const form = readCode(text)?.form;
  return form === "int" || form === "hex";
};
