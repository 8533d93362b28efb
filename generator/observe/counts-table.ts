import { CsvError, parse } from "csv-parse/sync";
import { commonModule } from "../model/catalog.js";
import type { Catalog } from "../model/catalog.js";
import { calledModules } from "../model/called.js";
import { addDamage, addRow } from "./counts.js";
import type { CountRow, Counts, Damage } from "./counts.js";
import { statusOf } from "./observation.js";
import { dateTime, timeText } from "./time.js";
import { addTimes, sortedIntervals, timeline } from "./timeline.js";

/** The columns of a table of counts, in the order in which they are printed. */
// prettier-ignore
const countColumns = [
  "result", "module", "code", "module_code", "reason", "status", "operation", "text", "n", "repeats", "first", "last",
] as const;

type Cells = Readonly<Partial<Record<(typeof countColumns)[number], string>>>;

/** Prints counts as CSV (RFC 4180). */
export function countsCsv({ rows }: Counts): string {
  const lines = rows.map((row) => {
    const { result, module, code, moduleCode, reason, status, operation, text, n, repeats, first, last } = row;
    const key = [result, module, code, moduleCode, reason, String(status ?? ""), operation, text];
    return [...key, String(n), String(repeats), timeText(first), timeText(last)];
  });
  // Zeros keep the order of keys the order of lines: no cell can contain one that matters.
  const sorted = lines.map((cells) => ({ cells, key: cells.slice(0, 8).join("\0") }));
  sorted.sort((a, b) => (a.key < b.key ? -1 : 1));
  return [[...countColumns], ...sorted.map(({ cells }) => cells)]
    .map((cells) => `${cells.map(cell).join(",")}\n`)
    .join("");
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What is wrong with a whole table. */
export class UnreadableCounts extends Error {
  override readonly name = "UnreadableCounts";
}

/** Reads a table of counts in CSV or NDJSON: section 7 of the observe contract. */
export function readCounts(catalog: Catalog, file: string, source: string): Counts {
  const text = source.replace(/^\ufeff/, "");
  const isJson = /^\s*\{/.test(text);
  const records = isJson ? jsonRecords(text) : csvRecords(text);
  const rows = new Map<string, CountRow>();
  const damage = new Map<string, Damage>();
  const times = timeline();
  const rowOf = rowReader(catalog);
  for (const { cells, line } of records) {
    const row = cells === undefined ? undefined : rowOf(cells);
    if (row === undefined || row.result === "damaged") {
      addDamage(damage, file, row?.n ?? 1, row === undefined ? [line] : []);
      continue;
    }
    const { result, first, n } = row;
    if (first !== undefined && (result === "success" || result === "error" || result === "invalid")) {
      addTimes(times, first, result, n);
    }
    addRow(rows, row);
  }
  return {
    rows: [...rows.values()],
    damage: [...damage.values()],
    timeline: sortedIntervals(times),
    examples: new Map(),
  };
}

interface CountRecord {
  readonly line: number;
  /** Undefined if it is not a record at all. */
  readonly cells: Cells | undefined;
}

function jsonRecords(text: string): readonly CountRecord[] {
  return text.split("\n").flatMap((source, index): CountRecord[] => {
    if (source.trim() === "") return [];
    return [{ line: index + 1, cells: jsonCells(source) }];
  });
}

function jsonCells(source: string): Cells | undefined {
  try {
    const value: unknown = JSON.parse(source);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    const cells = Object.entries(value).map(([key, cell]) => [key, cell === null ? "" : String(cell)]);
    return requiring(Object.fromEntries(cells) as Cells);
  } catch {
    return undefined;
  }
}

const requiring = (cells: Cells): Cells | undefined =>
  cells.code === undefined || cells.n === undefined ? undefined : cells;

function csvRecords(text: string): readonly CountRecord[] {
  let records: { readonly info: { readonly lines: number }; readonly record: readonly string[] }[];
  try {
    // The types do not know what the option `info` changes.
    const options = { relax_column_count: true, skip_empty_lines: true, info: true };
    records = parse(text, options) as unknown as typeof records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableCounts(`is not valid CSV: ${error.message}`);
  }
  const [header, ...others] = records;
  const names = header?.record.map((name) => name.trim()) ?? [];
  for (const name of ["code", "n"]) {
    if (!names.includes(name)) throw new UnreadableCounts(`has no column ${name}; name the columns in the first line`);
  }
  return others.map(({ info, record }) => ({
    line: info.lines,
    cells: record.length === names.length ? Object.fromEntries(names.map((name, i) => [name, record[i]])) : undefined,
  }));
}

const results: readonly string[] = ["success", "error", "invalid", "unread", "other", "damaged"];
const hasNoModule: readonly string[] = ["unread", "other", "damaged"];

/** Reads a row, or returns undefined if it is not one of the catalog. */
function rowReader(catalog: Catalog): (cells: Cells) => CountRow | undefined {
  const called = calledModules(catalog);
  const modules = new Set([...called, ...[commonModule(catalog) ?? []].flat()].map(({ id }) => id));
  const operations = new Set(catalog.operations.map(({ id }) => id));
  return (cells) => {
    const { code = "", module_code: moduleCode = "", reason = "", operation = "", text = "" } = cells;
    const result = cells.result ?? (code === "" ? "success" : "error");
    const isBare = hasNoModule.includes(result);
    const given = cells.module ?? (called.length === 1 ? called[0]?.id : undefined) ?? "";
    const module = isBare ? "" : given;
    const status = cells.status === undefined || cells.status === "" ? undefined : statusOf(cells.status);
    const [n, repeats] = [whole(cells.n), whole(cells.repeats === "" ? "0" : (cells.repeats ?? "0"))];
    const [first, last] = [timeOf(cells.first), timeOf(cells.last)];
    const isRight =
      results.includes(result) &&
      (isBare || modules.has(module)) &&
      (result === "error") === (code !== "") &&
      (operation === "" || operations.has(operation)) &&
      ["", "same", "other"].includes(text) &&
      (status !== undefined || (cells.status ?? "") === "");
    if (!isRight || n === undefined || repeats === undefined || first === "wrong" || last === "wrong") return undefined;
    const key = { result: result as CountRow["result"], module, code, moduleCode, reason, status, operation };
    return { ...key, text: text as CountRow["text"], n, repeats, first, last };
  };
}

function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^[0-9]{1,15}$/.test(text) ? Number(text) : undefined;
}

function timeOf(text = ""): number | undefined | "wrong" {
  return text === "" ? undefined : (dateTime(text) ?? "wrong");
}
