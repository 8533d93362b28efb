import type { Grid, Prose, Row, SourceDocument } from "../document.js";
import { cell, tidy } from "../document.js";
import { recordsOf } from "./delimited.js";
import { headingsAbove } from "./headings.js";
import type { Heading } from "./headings.js";
import { itemGrids } from "./items.js";
import type { Item } from "./items.js";
import { linesOf } from "./lines.js";
import type { Line } from "./lines.js";
import { readGridTable } from "./rst-grid.js";

/** Reads reStructuredText: grid tables, simple tables, list tables, and lists of codes. */
export function readRst(path: string, text: string): SourceDocument {
  const lines = linesOf(text);
  const headings: Heading[] = [];
  const adornments: string[] = [];
  const grids: Grid[] = [];
  const items: Item[] = [];
  const samples: string[] = [];
  const prose: Prose[] = [];
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
    } else if (/^\s*\.\.\s+code(?:-block)?::|::\s*$/.test(line.text) && directive === null) {
      const end = endOf(lines, index + 1, (text) => text.trim() === "" || /^\s/.test(text));
      samples.push(
        lines
          .slice(index + 1, end)
          .map(({ text }) => text)
          .join("\n"),
      );
      index += 1;
    } else if (isAdornment(under, line.text) && !isAdornment(line.text, line.text)) {
      const mark = under.trim().charAt(0) + (isAdornment(lines[index - 1]?.text ?? "", line.text) ? "over" : "");
      if (!adornments.includes(mark)) adornments.push(mark);
      headings.push({ level: adornments.indexOf(mark) + 1, text: inline(line.text.trim()), start: line.start });
      items.push({
        label: inline(line.text.trim()),
        text: bodyAfter(lines, index + 2),
        level: adornments.indexOf(mark) + 1,
        start: line.start,
      });
      prose.push({ kind: "heading", text: inline(line.text.trim()), start: line.start });
      index += 2;
    } else {
      const bullet = /^\s*(?:[-*+]|\d+\.)\s+(\S.*)$/.exec(line.text);
      const text = inline(bullet?.[1] ?? line.text);
      if (bullet !== null) items.push({ label: text, text: "", level: 10, start: line.start });
      if (text !== "") prose.push({ kind: bullet === null ? "line" : "list item", text, start: line.start });
      index += 1;
    }
  }
  return {
    path,
    format: "reStructuredText",
    title: headings[0]?.text ?? "",
    grids: [...grids, ...itemGrids(items, headings)].sort((a, b) => a.start - b.start),
    samples,
    prose,
  };
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

function bodyAfter(lines: readonly Line[], from: number): string {
  const body: string[] = [];
  for (let i = from; i < lines.length; i += 1) {
    const text = lines[i]?.text ?? "";
    if (isAdornment(lines[i + 1]?.text ?? "", text)) break;
    if (/^\s*[+|=]/.test(text)) break;
    body.push(inline(text.trim()));
  }
  return tidy(body.join("\n"));
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
    const parts = spans.map(([from], c) => text.slice(from, spans[c + 1]?.[0] ?? undefined).trim());
    const last = rows.at(-1);
    if (parts[0] === "" && last !== undefined) parts.forEach((part, c) => last.cells[c]?.push(part));
    else rows.push({ cells: parts.map((part) => [part]), start: line.start });
  }
  return { header, rows: finish() };
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
      .replace(/\\(.)/g, "$1"),
  );
}
