import type { Grid, Row, SourceDocument } from "../document.js";
import { cell, tidy } from "../document.js";
import { recordsOf } from "./delimited.js";
import { headingsAbove } from "./headings.js";
import { itemGrids } from "./items.js";
import { readLabel } from "./labels.js";
import { linesOf } from "./lines.js";
import type { Line } from "./lines.js";
import { Outline } from "./outline.js";
import { placesOf, readGridTable } from "./rst-grid.js";

/** Reads reStructuredText: grid tables, simple tables, list tables, and lists of codes. */
export function readRst(path: string, text: string): SourceDocument {
  const lines = linesOf(text);
  const outline = new Outline();
  const { headings } = outline;
  const adornments: string[] = [];
  const grids: Grid[] = [];
  let caption = "";
  let index = 0;
  const table = (rows: readonly Row[], header: readonly Row[], start: number): void => {
    grids.push({
      kind: "rst",
      headings: headingsAbove(headings, start),
      caption,
      header,
      rows,
      synthetic: false,
      start,
    });
    caption = "";
  };
  while (index < lines.length) {
    const line = lines[index];
    if (line === undefined) break;
    const before = grids.length;
    const under = lines[index + 1]?.text ?? "";
    const directive = /^\s*\.\.\s+(?:table|list-table|csv-table)::\s*(.*)$/.exec(line.text);
    if (directive !== null) caption = inline(directive[1] ?? "");
    if (/^\s*\+(?:[-=]+\+)+\s*$/.test(line.text)) {
      const end = endOf(lines, index, (text) => /^\s*[+|]/.test(text));
      const { header, rows } = readGridTable(lines.slice(index, end), blockText);
      table(rows, header, line.start);
      index = end;
    } else if (/^\s*=+(?:\s+=+)+\s*$/.test(line.text)) {
      const end = simpleEnd(lines, index);
      const { header, rows } = simpleTable(lines.slice(index, end));
      table(rows, header, line.start);
      index = end;
    } else if (directive !== null && line.text.includes("csv-table::")) {
      const end = endOf(lines, index + 1, (text) => text.trim() === "" || /^\s/.test(text));
      const { header, rows } = csvTable(lines.slice(index + 1, end));
      table(rows, header, line.start);
      index = end;
    } else if (directive !== null && line.text.includes("list-table::")) {
      const end = endOf(lines, index + 1, (text) => text.trim() === "" || /^\s/.test(text));
      const { header, rows } = listTable(lines.slice(index + 1, end));
      table(rows, header, line.start);
      index = end;
    } else if (isCode.test(line.text)) {
      const end = endOf(lines, index + 1, (text) => text.trim() === "" || /^\s/.test(text));
      const inside = lines.slice(index + 1, end);
      outline.block(inside.map(({ text }) => text).join("\n"), inside[0]?.start ?? line.start);
      index = end;
    } else if (/^\s*\.\.\s.*::\s*$/.test(line.text)) {
      index += 1; // a note or the like, whose content is read as if it stood alone
    } else if (isAdornment(under, line.text) && !isAdornment(line.text, line.text)) {
      const mark = under.trim().charAt(0) + (isAdornment(lines[index - 1]?.text ?? "", line.text) ? "over" : "");
      if (!adornments.includes(mark)) adornments.push(mark);
      outline.heading(adornments.indexOf(mark) + 1, inline(line.text.trim()), line.start, markedIn(line.text));
      index += 2;
    } else if (line.text.trim() === "" || isAdornment(line.text, line.text)) {
      index += 1;
    } else {
      const end = endOf(
        lines,
        index + 1,
        (text) => text.trim() !== "" && !bullet.test(text) && !/^\s*\.\.\s/.test(text),
      );
      addBlock(outline, lines.slice(index, end));
      index = end;
    }
    if (grids.length > before) outline.break();
  }
  return {
    path,
    format: "reStructuredText",
    title: headings[0]?.text ?? "",
    grids: [...grids, ...itemGrids(outline.items, headings)].sort((a, b) => a.start - b.start),
    samples: outline.samples,
    prose: outline.prose,
  };
}

/** A directive of code, or a paragraph that ends with two colons: what is indented below is not text. */
const isCode = /^\s*\.\.\s+(?:code(?:-block)?|sourcecode|parsed-literal)::|^(?!\s*\.\.\s).*::\s*$/;

/** Joins lines that are only wrapped. A line such as `HTTP status: 404` stays one of its own. */
const joined = (lines: readonly string[]): string =>
  lines
    .reduce((text, line) => text + (/^[\p{L}][\p{L}\p{M}\p{Zs}_-]{0,30}:\s/u.test(line) ? "\n" : " ") + line, "")
    .trim();

const bullet = /^(\s*)(?:[-*+•]|\d+\.)\s+(\S.*)$/;

/** Adds lines without a blank line between them: a list item, a term with its definition, a field, or a paragraph. */
function addBlock(outline: Outline, lines: readonly Line[]): void {
  const [first, second] = lines;
  if (first === undefined) return;
  const item = bullet.exec(first.text);
  const texts = lines.map(({ text }) => inline(text.trim().replace(/^\|\s+/, "")));
  const [label = "", ...below] = texts;
  if (item !== null) {
    outline.bullet((item[1] ?? "").length, inline(item[2] ?? ""), first.start, markedIn(item[2] ?? ""));
    if (below.length > 0) outline.paragraph([below.join(" ")], second?.start ?? first.start, { inside: true });
    return;
  }
  const field = /^\s*:([^:`]+):\s+(\S.*)$/.exec(first.text);
  if (field !== null) {
    outline.term(inline(field[1] ?? ""), [inline(field[2] ?? ""), ...below].join(" "), first.start);
    return;
  }
  const isIndented = /^\s/.test(first.text);
  if (second !== undefined && !isIndented && /^\s+\S/.test(second.text)) {
    outline.term(label, joined(below), first.start, markedIn(first.text));
    return;
  }
  const marked = markedIn(first.text.replace(/^\|\s+/, ""));
  const own = !isIndented && (marked !== "" || readLabel(label)?.by === "word");
  const isBlock = own || first.text.startsWith("|");
  outline.paragraph(isBlock ? texts : [texts.join(" ")], first.start, { marked, own, inside: isIndented });
}

/** The beginning of a text that is in bold or in a code font, or an empty string. */
function markedIn(text: string): string {
  const [, code, bold] = /^\s*(?:``([^`]+)``|\*\*([^*]+)\*\*)/.exec(text) ?? [];
  return inline((code ?? bold ?? "").replace(/:$/, ""));
}

function endOf(lines: readonly Line[], from: number, belongs: (text: string) => boolean): number {
  let end = from;
  while (end < lines.length && belongs(lines[end]?.text ?? "")) end += 1;
  return end;
}

function isAdornment(text: string, title: string): boolean {
  return (
    /^([=\-~^"'`#*+.:_])\1{2,}\s*$/.test(text) &&
    title.trim() !== "" &&
    text.trim().length >= Math.min(title.trim().length, 4)
  );
}

/** Joins the lines of each paragraph. Paragraphs and list items begin lines of their own. */
function blockText(lines: readonly string[]): string {
  const out: string[] = [];
  let startsParagraph = true;
  for (const raw of lines) {
    const line = raw.trim();
    if (line === "") {
      startsParagraph = true;
      continue;
    }
    const item = /^(?:[-*+]|\d+\.)\s+/.test(line);
    if (startsParagraph || item) out.push(line.replace(/^\|\s+/, ""));
    else out[out.length - 1] = `${out.at(-1) ?? ""} ${line}`;
    startsParagraph = false;
  }
  return inline(out.map((line) => line.replace(/^[-*+]\s+/, "")).join("\n"));
}

function simpleEnd(lines: readonly Line[], from: number): number {
  let borders = 1;
  let end = from + 1;
  for (; end < lines.length; end += 1) {
    const text = lines[end]?.text ?? "";
    if (!/^\s*=+(?:\s+=+)+\s*$/.test(text)) continue;
    borders += 1;
    const next = lines[end + 1]?.text.trim() ?? "";
    if (next === "" || borders === 3) return end + 1;
  }
  return end;
}

function simpleTable(lines: readonly Line[]): { readonly header: Row[]; readonly rows: Row[] } {
  const border = lines[0]?.text ?? "";
  const spans = [...border.matchAll(/=+/g)].map(({ index, 0: run }) => [index, index + run.length] as const);
  const header: Row[] = [];
  const rows: { cells: string[][]; start: number }[] = [];
  const finish = (): Row[] =>
    rows.splice(0).map(({ cells, start }) => ({ cells: cells.map((lines) => cell(blockText(lines))), start }));
  let borders = 0;
  for (const line of lines) {
    const { text } = line;
    if (/^\s*=+(?:\s+=+)+\s*$/.test(text)) {
      borders += 1;
      if (borders === 2 && line !== lines.at(-1)) header.push(...finish());
      continue;
    }
    if (text.trim() === "" || /^\s*-+(?:\s+-+)*\s*$/.test(text)) continue;
    const starts = startsIn(
      text,
      spans.map(([from]) => from),
    );
    const parts = starts.map((from, c) => text.slice(from, starts[c + 1]).trim());
    const last = rows.at(-1);
    if (parts[0] === "" && last !== undefined) parts.forEach((part, c) => last.cells[c]?.push(part));
    else rows.push({ cells: parts.map((part) => [part]), start: line.start });
  }
  return { header, rows: finish() };
}

/** The offsets at which columns begin in a line. A wide character takes two places, unless the author counted it as one. */
function startsIn(text: string, columns: readonly number[]): readonly number[] {
  if (/^[\x20-\x7e]*$/.test(text)) return columns;
  const isParted = (starts: readonly number[]): boolean =>
    starts.every((start) => start === 0 || /^\s?$/.test(text.slice(start - 1, start)));
  const places = placesOf(text);
  const wide = columns.map((column) => places[column] ?? text.length);
  return isParted(wide) || !isParted(columns) ? wide : columns;
}

function listTable(lines: readonly Line[]): { readonly header: Row[]; readonly rows: Row[] } {
  let headerRows = 0;
  const rows: { cells: string[][]; start: number }[] = [];
  for (const line of lines) {
    headerRows = Number(/^\s+:header-rows:\s*(\d+)/.exec(line.text)?.[1] ?? headerRows);
    const row = /^\s+\*\s+-\s?(.*)$/.exec(line.text);
    const next = /^\s+-\s(.*)$|^\s+-$/.exec(line.text);
    if (row !== null) rows.push({ cells: [[row[1] ?? ""]], start: line.start });
    else if (next !== null && rows.length > 0) rows.at(-1)?.cells.push([next[1] ?? ""]);
    else rows.at(-1)?.cells.at(-1)?.push(line.text.trim());
  }
  const read = rows.map(({ cells, start }): Row => ({ cells: cells.map((lines) => cell(blockText(lines))), start }));
  return { header: read.slice(0, headerRows), rows: read.slice(headerRows) };
}

function csvTable(lines: readonly Line[]): { readonly header: Row[]; readonly rows: Row[] } {
  const header = lines.flatMap(({ text }) => /^\s+:header:\s*(.*)$/.exec(text)?.[1] ?? []);
  const headerRows = Number(lines.flatMap(({ text }) => /^\s+:header-rows:\s*(\d+)/.exec(text)?.[1] ?? [])[0] ?? 0);
  const body = lines.filter(({ text }) => !/^\s+:[\w-]+:/.test(text) && text.trim() !== "");
  const start = body[0]?.start ?? 0;
  const read = (text: string): Row[] =>
    recordsOf(text, ",").map(({ record }) => ({ cells: record.map((field) => cell(inline(field))), start }));
  const named = header.length === 0 ? [] : read(header.join("\n"));
  const rows = read(body.map(({ text }) => text.trim()).join("\n"));
  return { header: [...named, ...rows.slice(0, headerRows)], rows: rows.slice(headerRows) };
}

/** The text without the markup of roles, literals and emphasis. */
function inline(text: string): string {
  return tidy(
    text
      .replace(/:[\w:+-]+:`([^`<]*?)(?:\s*<[^>]*>)?`/g, "$1")
      .replace(/``([^`]*)``/g, "$1")
      .replace(/`([^`<]*?)(?:\s*<[^>]*>)?`_{0,2}/g, "$1")
      .replace(/\*\*([^*]+)\*\*/g, "$1")
      .replace(/(^|\s)\*([^*\s][^*]*)\*/g, "$1$2")
      .replace(/\\(\S|\s|$)/g, (_, escaped: string) => escaped.trim()),
  );
}
