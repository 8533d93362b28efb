import type { Grid, Row, SourceDocument } from "../document.js";
import { cell, sectionRow } from "../document.js";
import { linesOf } from "./lines.js";

const entry = /^([0-9A-Z]{5})\s+([A-Z])\s+(ERRCODE_\w+)(?:\s+(\w+))?\s*$/;

/** Reads PostgreSQL's errcodes.txt: sections of SQLSTATEs, each with a class, a macro and a condition name. */
export function readErrcodes(path: string, text: string): SourceDocument {
  const rows: Row[] = [];
  for (const line of linesOf(text)) {
    if (/^\s*(?:#|$)/.test(line.text)) continue;
    const section = /^Section:\s*(.*\S)\s*$/.exec(line.text)?.[1];
    if (section !== undefined) {
      rows.push(sectionRow(section, 4, line.start));
      continue;
    }
    const [, code, kind, macro, name = ""] = entry.exec(line.text) ?? [];
    const cells = code === undefined ? [line.text.trim()] : [code, kind ?? "", macro ?? "", name];
    rows.push({ cells: cells.map(cell), start: line.start });
  }
  const header: Row = { cells: ["sqlstate", "class", "macro", "condition name"].map(cell), start: 0 };
  const grid: Grid = { kind: "text", headings: [], caption: "", header: [header], rows, synthetic: true, start: 0 };
  return { path, format: "errcodes.txt", title: "", grids: [grid], samples: [] };
}
