import type { Cell, Row } from "../document.js";
import { cell, limits, Unreadable } from "../document.js";
import type { Line } from "./lines.js";

/** A pipe table in the lines from `from` to `to` (exclusive). */
export interface PipeTable {
  readonly header: readonly Row[];
  readonly rows: readonly Row[];
  readonly from: number;
  readonly to: number;
}

/**
 * Reads the pipe table that begins on a line, if there is one. Many published tables are not valid GFM: rows and the
 * delimiter row have different lengths, the delimiter row is missing, or a cell holds a list of several lines. All of
 * these are read.
 */
export function readPipeTable(
  lines: readonly Line[],
  from: number,
  cellOf: (text: string) => Cell,
): PipeTable | undefined {
  const first = lines[from];
  if (first === undefined || !hasPipe(first.text) || isDelimiter(first.text)) return undefined;
  const second = lines[from + 1]?.text ?? "";
  const delimited = isDelimiter(second);
  const bare = !delimited && isBareRow(first.text) && isBareRow(second);
  if (!delimited && !bare) return undefined;

  const columns = Math.max(splitRow(first.text).length, delimited ? splitRow(second).length : 0);
  const rows: Row[] = [];
  let next = delimited ? from + 2 : from;
  while (next < lines.length) {
    const line = lines[next];
    if (line === undefined || isEnd(lines, next, bare)) break;
    if (isDelimiter(line.text)) {
      next += 1; // a delimiter row between blocks of rows
      continue;
    }
    const { text, used } = joinRow(lines, next, columns);
    const cells = splitRow(text).map(cellOf);
    // A text alone in its row, without bars, is a heading for the rows below it.
    rows.push({ cells: cells.length === 1 && columns > 1 ? [...cells, cell("")] : cells, start: line.start });
    if (rows.length > limits.rows) throw new Unreadable(`a table has more than ${limits.rows} rows`);
    next += used;
  }
  return {
    header: delimited ? [{ cells: splitRow(first.text).map(cellOf), start: first.start }] : [],
    rows,
    from,
    to: next,
  };
}

/** Whether a table ends before a line. Without a delimiter row, only lines that begin and end with a pipe are rows. */
function isEnd(lines: readonly Line[], index: number, bare: boolean): boolean {
  const text = unquoted(lines[index]?.text ?? "");
  if (text.trim() === "" || /^\s*(?:#{1,6}\s|```|~~~|<\/?(?:table|div|dl|h[1-6])\b)/i.test(text)) return true;
  if (bare) return !isBareRow(text);
  if (!hasPipe(text)) return true;
  return (
    isDelimiter(lines[index + 1]?.text ?? "") &&
    !isDelimiter(text) &&
    splitRow(text).length > 1 &&
    looksLikeHeader(lines, index)
  );
}

/** Whether a row inside a table is the header of the next table: a delimiter row is below it. */
function looksLikeHeader(lines: readonly Line[], index: number): boolean {
  return /-{2,}/.test(lines[index + 1]?.text ?? "");
}

/**
 * Joins the lines of a row whose cells are lists. Some tools write `|-   a`, then `-   b`, a blank line and `|c|`. The row
 * ends at the line that closes it, if there is one.
 */
function joinRow(
  lines: readonly Line[],
  from: number,
  columns: number,
): { readonly text: string; readonly used: number } {
  const first = unquoted(lines[from]?.text ?? "");
  const alone = { text: first, used: 1 };
  if (!first.trimStart().startsWith("|") || /\|\s*$/.test(first)) return alone;
  const parts = [first];
  let listed = isItem(first.slice(first.lastIndexOf("|") + 1));
  let count = splitRow(first).length;
  for (let used = 1; used < longestRow && from + used < lines.length; used += 1) {
    const text = unquoted(lines[from + used]?.text ?? "");
    const opens = text.trimStart().startsWith("|");
    if (opens && (count >= columns || parts.at(-1)?.trim() !== "")) return alone;
    if (/^\s*(?:#{1,6}\s|```)/.test(text)) return alone;
    listed ||= isItem(text);
    parts.push(text);
    count += text.split("|").length - 1 - (/\|\s*$/.test(text) ? 1 : 0);
    if (!/\|\s*$/.test(text)) continue;
    if (!listed) return alone;
    const joined = parts
      .map((part) => part.replace(/(^|\|)\s*[-*+]\s+(?=\S)/, "$1").trim())
      .filter((part) => part !== "");
    return { text: joined.reduce((row, part) => row + (part.startsWith("|") ? part : `<br>${part}`)), used: used + 1 };
  }
  return alone;
}

/** The maximum number of lines of a row, so that an unclosed row does not take in the rest of the page. */
const longestRow = 60;

const isItem = (text: string): boolean => /^\s*(?:[-*+]|\d+[.)])\s+\S/.test(text);

/** The cells of a row. An escaped pipe is text; the outermost pipes are borders. */
function splitRow(line: string): string[] {
  const text = unquoted(line).trim();
  const cells: string[] = [];
  let current = "";
  for (let i = 0; i < text.length; i += 1) {
    const mark = text.charAt(i);
    if (mark === "\\" && text[i + 1] === "|") {
      current += "|";
      i += 1;
    } else if (mark === "|") {
      if (i > 0) cells.push(current);
      current = "";
    } else current += mark;
  }
  if (!text.endsWith("|") || text.endsWith("\\|") || text === "|") cells.push(current);
  if (cells.length > limits.columns) throw new Unreadable(`a table has more than ${limits.columns} columns`);
  return cells.map((text) => text.trim());
}

function hasPipe(text: string): boolean {
  return text.includes("|");
}

/** Whether a line is a delimiter row such as `|---|:--:|` or `- | -`, also with other kinds of dashes. */
function isDelimiter(line: string): boolean {
  const text = unquoted(line).trim();
  return text.includes("|") && /^[|:\-–—\s]+$/.test(text) && /[-–—]/.test(text) && !/\|\s*\|\s*\|\s*$/.test(text);
}

/** Whether a line begins and ends with a pipe and has more than one cell. */
function isBareRow(line: string): boolean {
  const text = unquoted(line).trim();
  return text.startsWith("|") && text.endsWith("|") && text.length > 2 && splitRow(text).length > 1;
}

/** A line without its quotation marks: tables may be in block quotes. */
function unquoted(line: string): string {
  return line.replace(/^(?:\s{0,3}>[!?]?)+/, "");
}
