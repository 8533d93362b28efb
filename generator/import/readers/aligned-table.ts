import { cell } from "../document.js";
import type { Row } from "../document.js";
import type { Line } from "./lines.js";

/** A table of plain text, whose columns begin at the same places. */
export interface AlignedTable {
  readonly header: readonly Row[];
  readonly rows: readonly Row[];
  /** The index of the line after the table. */
  readonly to: number;
}

const gap = /\s{2,}|\t+/;
const rule = /^\s*[-=]{2,}(?:\s+[-=]{2,})+\s*$/;

const cellsOf = (text: string): string[] => text.trim().split(gap);

/** Reads the aligned table that begins on a line, if at least three lines have as many cells. */
export function readAlignedTable(lines: readonly Line[], from: number): AlignedTable | undefined {
  const width = cellsOf(lines[from]?.text ?? "").length;
  if (width < 2 || rule.test(lines[from]?.text ?? "")) return undefined;
  const rows: Row[] = [];
  let ruled = false;
  let to = from;
  for (; to < lines.length; to += 1) {
    const { text = "", start = 0 } = lines[to] ?? {};
    if (rule.test(text) && rows.length === 1) {
      ruled = true;
      continue;
    }
    const cells = cellsOf(text);
    if (text.trim() === "" || cells.length > width || cells.length < 2 || /^\s*(?:[-*+•]|\d+[.)])\s/.test(text)) break;
    if (cells.length < width && rows.length === 0) break;
    rows.push({ cells: Array.from({ length: width }, (_, i) => cell(cells[i] ?? "")), start });
  }
  if (rows.length < (ruled ? 2 : 3)) return undefined;
  return { header: ruled ? rows.slice(0, 1) : [], rows: ruled ? rows.slice(1) : rows, to };
}
