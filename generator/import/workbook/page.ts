import { limits, Unreadable } from "../document.js";
import { roleOf } from "../understand/column-role.js";
import type { Merge, Sheet, SheetCell, SheetRow } from "./sheet.js";

/** A sheet with its name. */
interface NamedSheet extends Sheet {
  readonly name: string;
}

/** The names that programs give a sheet, in any language: `Sheet1`, `Tabelle 1`, `工作表1`. */
const plainName = /^[\p{L}\p{M}]+ ?\d+$/u;

/** A piece of a page, and the row of its sheet that it is from. */
interface Piece {
  readonly row: number;
  readonly html: string;
}

/**
 * Writes sheets as a page: a heading and tables for each. A row is on the line of its number, counted from the first line of
 * its sheet, so that the lines in reports are rows.
 */
export function pageOf(sheets: readonly NamedSheet[], title: string): string {
  const lines = [`<!doctype html><title>${escaped(title)}</title>`];
  for (const sheet of sheets) {
    if (sheet.rows.length === 0) continue;
    const before = lines.length === 1 ? 0 : lines.length;
    const isNamed = sheets.length > 1 || !plainName.test(sheet.name);
    const heading = isNamed ? [{ row: 1, html: `<h2>${escaped(sheet.name)}</h2>` }] : [];
    for (const { row, html } of [...heading, ...blocksOf(sheet).flatMap((block) => piecesOf(block, sheet.merges))]) {
      while (lines.length < before + row) lines.push("");
      lines[before + row - 1] = `${lines[before + row - 1] ?? ""}${html}`;
    }
  }
  const text = `${lines.join("\n")}\n`;
  if (text.length > limits.bytes)
    throw new Unreadable(`the sheets have more than ${limits.bytes / 1_000_000} MB of text`);
  return text;
}

/** Rows that belong together, and the titles above them. */
interface Block {
  readonly titles: readonly Piece[];
  readonly rows: readonly SheetRow[];
}

/** Parts a sheet where an empty row is above a title or above another header, as people put tables below each other. */
function blocksOf({ rows }: Sheet): Block[] {
  const blocks: Block[] = [];
  let titles: Piece[] = [];
  let table: SheetRow[] = [];
  let before = 0;
  const flush = (): void => {
    if (table.length + titles.length > 0) blocks.push({ titles, rows: table });
    [titles, table] = [[], []];
  };
  rows.forEach((row, i) => {
    const [first] = row.cells;
    const isAlone = row.cells.length === 1 && first !== undefined && isTitle(first.text);
    const isApart = table.length === 0 || row.number > before + 1;
    const next = rows[i + 1];
    if (isApart && isAlone && next !== undefined && (table.length === 0 || startsTable(rows, i + 1))) {
      if (table.length > 0) flush();
      titles.push({ row: row.number, html: titleOf(first.text) });
    } else {
      if (isApart && table.length > 0 && isHeader(row)) flush();
      table.push(row);
    }
    before = row.number;
  });
  flush();
  return blocks;
}

/** A title as a heading, or a sentence as a paragraph. */
const titleOf = (title: string): string => {
  const tag = /[.!?。！？]$/.test(title) ? "p" : "h3";
  return `<${tag}>${escaped(title)}</${tag}>`;
};

/** Longer texts are not titles. */
const isTitle = (text: string): boolean =>
  text.length <= 200 && /\p{L}/u.test(text) && /\s|^\p{L}+$/u.test(text.trim());

/** Whether the next row with several cells is a header. */
function startsTable(rows: readonly SheetRow[], from: number): boolean {
  const row = rows.slice(from, from + 3).find(({ cells }) => cells.length > 1);
  return row !== undefined && isHeader(row);
}

/** Whether most cells of a row are words that headers have. */
const isHeader = ({ cells }: SheetRow): boolean =>
  cells.length > 1 &&
  cells.filter(({ text }) => text.length <= 40 && roleOf(text) !== "other").length * 2 >= cells.length;

function piecesOf({ titles, rows }: Block, merges: readonly Merge[]): Piece[] {
  if (rows.length === 0) return [...titles];
  const numbers = rows.map(({ number }) => number);
  const left = Math.min(...edges(rows, 0));
  const right = Math.max(...edges(rows, -1));
  if (rows.length * (right - left + 1) > limits.cells)
    throw new Unreadable(`a sheet has more than ${limits.cells} cells`);
  const starts = new Map<number, Merge[]>();
  for (const merge of merges) starts.set(merge.top, [...(starts.get(merge.top) ?? []), merge]);
  let active: Merge[] = [];
  const table = rows.map((row, i): Piece => {
    active = [...active.filter(({ bottom }) => bottom >= row.number), ...(starts.get(row.number) ?? [])];
    const html = rowHtml(row, active, numbers, left, right);
    return { row: row.number, html: `${i === 0 ? "<table>" : ""}${html}${i === rows.length - 1 ? "</table>" : ""}` };
  });
  return [...titles, ...table];
}

/** The columns of the first or the last cells of rows. */
const edges = (rows: readonly SheetRow[], at: 0 | -1): number[] => [
  ...new Set(rows.map(({ cells }) => cells.at(at)?.column ?? 0)),
];

function rowHtml(
  { number, cells }: SheetRow,
  merges: readonly Merge[],
  numbers: readonly number[],
  left: number,
  right: number,
): string {
  const [alone] = cells;
  const width = right - left + 1;
  // A title between rows spans all columns.
  if (cells.length === 1 && alone?.column === left && width > 2 && merges.length === 0)
    return `<tr><td colspan="${width}">${content(alone)}</td></tr>`;
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
  const covered = new Map<number, Merge>();
  for (const merge of merges)
    for (let column = Math.max(left, merge.left); column <= Math.min(right, merge.right); column += 1) {
      if (covered.has(column)) throw new Unreadable("merged cells overlap; save the file again");
      covered.set(column, merge);
    }
  const line: string[] = [];
  for (let column = left; column <= right; column += 1) {
    const merge = covered.get(column);
    const isFirst = merge?.top === number && column === Math.max(left, merge.left);
    if (merge !== undefined && !isFirst) continue;
    const across = merge === undefined ? 1 : Math.min(right, merge.right) - column + 1;
    const down = merge === undefined ? 1 : rankOf(numbers, merge.bottom + 1) - rankOf(numbers, merge.top);
    const spans = `${across > 1 ? ` colspan="${across}"` : ""}${down > 1 ? ` rowspan="${down}"` : ""}`;
    line.push(`<td${spans}>${content(byColumn.get(column))}</td>`);
  }
  return `<tr>${line.join("")}</tr>`;
}

/** How many numbers of an ascending list are smaller than a number. */
function rankOf(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

const content = (cell: SheetCell | undefined): string => {
  if (cell === undefined) return "";
  const text = escaped(cell.text.trim()).replace(/\r\n?|\n/g, "<br>");
  return cell.struck ? `<s>${text}</s>` : text;
};

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
