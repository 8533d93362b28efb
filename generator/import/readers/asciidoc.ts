import type { Cell, Grid, Row, SourceDocument } from "../document.js";
import { limits, tidy, Unreadable } from "../document.js";
import { headingsAbove } from "./headings.js";
import { itemGrids } from "./items.js";
import { readLabel } from "./labels.js";
import { linesOf } from "./lines.js";
import type { Line } from "./lines.js";
import { Outline } from "./outline.js";

/** Reads AsciiDoc: tables between `|===` lines, labelled lists and headings. */
export function readAsciidoc(path: string, text: string): SourceDocument {
  const lines = linesOf(text);
  const outline = new Outline();
  const { headings } = outline;
  const grids: Grid[] = [];
  let attributes = "";
  let caption = "";
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    const heading = /^(={1,6})\s+(\S.*)$/.exec(line.text);
    if (heading !== null) {
      const text = inline(heading[2] ?? "");
      outline.heading((heading[1] ?? "=").length, text, line.start, markedIn(heading[2] ?? ""));
    } else if (/^\[.*\]\s*$/.test(line.text)) attributes = line.text;
    else if (/^\.[^.\s]/.test(line.text)) caption = inline(line.text.slice(1));
    else if (/^(?:-{4,}|\.{4,})\s*$/.test(line.text)) {
      const end = lines.findIndex(({ text }, i) => i > index && text.trimEnd() === line.text.trimEnd());
      if (end === -1) continue;
      const inside = lines.slice(index + 1, end);
      outline.block(inside.map(({ text }) => text).join("\n"), inside[0]?.start ?? line.start);
      index = end;
    } else if (/^[|!,:]===\s*$/.test(line.text)) {
      const found = lines.findIndex(({ text }, i) => i > index && text.trimEnd() === line.text.trimEnd());
      const end = found === -1 ? lines.length : found;
      const { header, rows } = table(lines.slice(index + 1, end), attributes, line.text.charAt(0));
      grids.push({
        kind: "asciidoc",
        headings: headingsAbove(headings, line.start),
        caption,
        header,
        rows,
        synthetic: false,
        start: line.start,
      });
      [attributes, caption] = ["", ""];
      index = end;
    } else {
      const item = /^(?:\s*)([*-]+|\.+)\s+(\S.*)$/.exec(line.text);
      const term = /^(\S.*?)::\s*(.*)$/.exec(line.text);
      if (item !== null && !/^\*[^*\s]/.test(line.text)) {
        outline.bullet((item[1] ?? "*").length - 1, inline(item[2] ?? ""), line.start, markedIn(item[2] ?? ""));
      } else if (term !== null) {
        const end = paragraphEnd(lines, index + 1);
        const below = lines.slice(index + 1, end).map(({ text }) => text);
        const text = [term[2] ?? "", ...below].join("\n");
        outline.term(inline(term[1] ?? ""), inline(text), line.start, markedIn(term[1] ?? ""));
        index = end - 1;
      } else if (line.text.trim() !== "" && !/^\+\s*$|^\/\/|^:[\w-]+:/.test(line.text)) {
        const end = paragraphEnd(lines, index + 1);
        const texts = lines.slice(index, end).map(({ text }) => inline(text));
        const marked = markedIn(line.text);
        const own = marked !== "" || readLabel(texts[0] ?? "")?.by === "word";
        const inside = /^\s/.test(line.text) || lines[index - 1]?.text.trim() === "+" || isBelowItem(lines, index);
        outline.paragraph(texts, line.start, { marked, own: own && !inside, inside });
        index = end - 1;
      }
    }
  }
  return {
    path,
    format: "AsciiDoc",
    title: headings[0]?.text ?? "",
    grids: [...grids, ...itemGrids(outline.items, headings)].sort((a, b) => a.start - b.start),
    samples: outline.samples,
    prose: outline.prose,
  };
}

/** The index of the line after a paragraph. */
function paragraphEnd(lines: readonly Line[], from: number): number {
  let end = from;
  while (
    end < lines.length &&
    !/^\s*$|^\s*(?:[*-]+|\.+)\s+\S|^\S.*?::(?:\s|$)|^={1,6}\s|^[|!,:]===|^(?:-{4,}|\.{4,})\s*$|^\[|^\+\s*$/.test(
      lines[end]?.text ?? "",
    )
  )
    end += 1;
  return end;
}

/** Whether a line is directly below a list item or a term, and so continues it. */
const isBelowItem = (lines: readonly Line[], index: number): boolean =>
  /^\s*(?:[*-]+|\.+)\s+\S|^\S.*?::(?:\s|$)/.test(lines[index - 1]?.text ?? "");

/** The beginning of a text that is in bold or in a code font, or an empty string. */
function markedIn(text: string): string {
  const [, code, bold] = /^\s*(?:`\+?([^`]+?)\+?`|\*{1,2}([^*\s](?:[^*]*[^*\s])?)\*{1,2})/.exec(text) ?? [];
  return (code ?? bold ?? "").replace(/:$/, "").trim();
}

/** Reads the cells of a table. Each begins with a mark, on any line; the number of columns decides where rows end. */
function table(
  lines: readonly Line[],
  attributes: string,
  mark: string,
): { readonly header: Row[]; readonly rows: Row[] } {
  const cells: { cell: Cell; columns: number; down: number; repeat: number; start: number }[] = [];
  let columns = columnsOf(attributes);
  const first = lines.find(({ text }) => text.trim() !== "");
  const escaped = mark === "|" ? "\\|" : mark;
  const start = new RegExp(`(?:(\\d+)?(?:\\.(\\d+))?([+*]))?[<^>.]*[adehlmsv]?(?<!\\\\)${escaped}`, "g");
  for (const line of lines) {
    const matches = [...line.text.matchAll(start)];
    if (matches.length === 0) {
      const last = cells.at(-1);
      if (last !== undefined) last.cell = { text: `${last.cell.text}\n${line.text}` };
      continue;
    }
    const before = line.text.slice(0, matches[0]?.index ?? 0);
    const last = cells.at(-1);
    if (before.trim() !== "" && last !== undefined) last.cell = { text: `${last.cell.text}\n${before}` };
    matches.forEach((match, i) => {
      const text = line.text.slice(match.index + match[0].length, matches[i + 1]?.index ?? line.text.length);
      const spans = match[3] === "+";
      cells.push({
        cell: { text },
        columns: spans ? Number(match[1] ?? 1) : 1,
        down: spans ? Number(match[2] ?? 1) : 1,
        repeat: match[3] === "*" ? Math.min(Number(match[1] ?? 1), 1000) : 1,
        start: line.start,
      });
    });
    if (columns === 0 && line === first) columns = cells.reduce((sum, cell) => sum + cell.columns * cell.repeat, 0);
  }
  if (columns === 0) columns = 1;
  const rows = layOut(cells, columns);
  const second = lines[lines.indexOf(first ?? lines[0] ?? { text: "", start: 0 }) + 1]?.text.trim() ?? "x";
  const headed =
    /options="?[^"]*header|%header|%autowidth\.?.*header/.test(attributes) || (second === "" && rows.length > 1);
  return headed ? { header: rows.slice(0, 1), rows: rows.slice(1) } : { header: [], rows };
}

function layOut(
  cells: readonly {
    readonly cell: Cell;
    readonly columns: number;
    readonly down: number;
    readonly repeat: number;
    readonly start: number;
  }[],
  columns: number,
): Row[] {
  const rows: { cells: Cell[]; start: number }[] = [];
  const pending: { cell: Cell; left: number }[] = [];
  let row: { cells: Cell[]; start: number } | undefined;
  const fill = (target: Cell[]): void => {
    for (
      let waiting = pending[target.length];
      waiting !== undefined && waiting.left > 0 && target.length < columns;
      waiting = pending[target.length]
    ) {
      waiting.left -= 1;
      target.push({ ...waiting.cell, spanned: "down" });
    }
  };
  let size = 0;
  for (const { cell, columns: across, down, repeat, start } of cells) {
    size += Math.min(across, columns) * repeat;
    if (size > limits.cells) throw new Unreadable(`a table has more than ${limits.cells} cells`);
    const filled: Cell = { text: inline(cell.text), struck: /^\s*\[\.line-through\]#[^#]*#\s*$/.test(cell.text) };
    for (let i = 0; i < Math.min(across, columns) * repeat; i += 1) {
      row ??= { cells: [], start };
      fill(row.cells);
      if (row.cells.length >= columns) {
        rows.push(row);
        row = { cells: [], start };
        fill(row.cells);
      }
      if (down > 1) pending[row.cells.length] = { cell: filled, left: down - 1 };
      row.cells.push(repeat === 1 && i > 0 ? { ...filled, spanned: "across" } : filled);
      fill(row.cells);
      if (row.cells.length >= columns) {
        rows.push(row);
        row = undefined;
      }
    }
  }
  if (row !== undefined) rows.push(row);
  return rows;
}

function columnsOf(attributes: string): number {
  const cols = /cols\s*=\s*"?([^"\]]*)"?/.exec(attributes)?.[1];
  if (cols === undefined) return 0;
  const count = cols.split(/[,;]/).reduce((sum, column) => sum + Number(/^\s*(\d+)\*/.exec(column)?.[1] ?? 1), 0);
  return Math.min(count, limits.columns);
}

function inline(text: string): string {
  return tidy(
    text
      .replace(/\s\+$/gm, "")
      .replace(/\[\[[^\]\n]*\]\]/g, "")
      .replace(/\[[^\]\n]*\]#([^#\n]*)#/g, "$1")
      .replace(/(?:link:|https?:\/\/)[^\s[\]]*\[([^\]]*)\]/g, "$1")
      .replace(/<<[^,>]*,([^>]*)>>|xref:[^[]*\[([^\]]*)\]/g, "$1$2")
      .replace(/`\+?([^`]*?)\+?`/g, "$1")
      .replace(/\*\*?([^*\s](?:[^*]*[^*\s])?)\*\*?/g, "$1")
      .replace(/(^|[\s(])_([^_\s](?:[^_]*[^_\s])?)_(?=$|[\s).,:;])/g, "$1$2")
      .replace(/\\\|/g, "|"),
  );
}
