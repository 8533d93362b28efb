import { limits, Unreadable } from "../document.js";
import { shown } from "./number-format.js";
import type { NumberFormat } from "./number-format.js";
import { attribute, scanXml } from "./xml.js";

/** What the cells of all sheets refer to. */
export interface Shared {
  readonly texts: readonly SharedText[];
  readonly styles: readonly Style[];
  /** Whether days are counted from 1904. */
  readonly from1904: boolean;
}

/** A text that cells share. */
export interface SharedText {
  readonly text: string;
  readonly struck: boolean;
}

/** What the style of a cell means for its text. */
export interface Style {
  readonly format: NumberFormat;
  readonly struck: boolean;
}

/** A cell with something in it. Columns count from 0. */
export interface SheetCell extends SharedText {
  readonly column: number;
}

/** A row with something in it, by its number in the sheet. */
export interface SheetRow {
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
}

/** Cells that are one. Rows count from 1, columns from 0. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The content of a sheet. */
export interface Sheet {
  readonly rows: readonly SheetRow[];
  readonly merges: readonly Merge[];
}

/** Reads a sheet. Source: ECMA-376, part 1, 18.3. */
export function readSheet(xml: string, shared: Shared): Sheet {
  const rows: SheetRow[] = [];
  const merges: Merge[] = [];
  let [number, hidden, column, size] = [0, false, -1, 0];
  let cells: SheetCell[] = [];
  let cell: { readonly type: string; readonly style: number } | undefined;
  let content = "";
  /** The element whose text is the content of the cell. A phonetic hint is not. */
  let inside: string | undefined;
  scanXml(xml, {
    open(name, attributes, empty) {
      if (name === "row") {
        number = Number(attribute(attributes, "r") ?? number + 1);
        hidden = isTrue(attribute(attributes, "hidden"));
        column = -1;
        cells = [];
      } else if (name === "c") {
        column = columnOf(attribute(attributes, "r")) ?? column + 1;
        cell = { type: attribute(attributes, "t") ?? "n", style: Number(attribute(attributes, "s") ?? 0) };
        content = "";
      } else if ((name === "v" || name === "t" || name === "rPh") && cell !== undefined && !empty) inside ??= name;
      else if (name === "mergeCell") merges.push(...mergeIn(attribute(attributes, "ref") ?? ""));
    },
    close(name) {
      if (name === inside) inside = undefined;
      if (name === "c" && cell !== undefined) {
        const read = cellText(cell.type, content, shared.styles[cell.style], shared);
        if (column >= limits.columns) throw new Unreadable(`a sheet has more than ${limits.columns} columns`);
        if (read.text.trim() !== "") cells.push({ column, ...read });
        cell = undefined;
      } else if (name === "row" && cells.length > 0) {
        rows.push({ number, hidden, cells });
        size += cells.length;
        if (rows.length > limits.rows) throw new Unreadable(`a sheet has more than ${limits.rows} rows`);
        if (size > limits.cells) throw new Unreadable(`a sheet has more than ${limits.cells} cells`);
        cells = [];
      }
    },
    text(text) {
      if (inside !== undefined && inside !== "rPh") content += text;
    },
  });
  return { rows: rows.sort((a, b) => a.number - b.number), merges };
}

/** Whether a value of XML Schema is true. */
export const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";

function cellText(type: string, content: string, style: Style | undefined, shared: Shared): SharedText {
  const struck = style?.struck ?? false;
  if (type === "s") {
    const { text = "", struck: all = false } = shared.texts[Number(content)] ?? {};
    return { text, struck: struck || all };
  }
  if (type === "b") return { text: content === "1" ? "TRUE" : "FALSE", struck };
  if (type !== "n" || content.trim() === "") return { text: withoutEscapes(content), struck };
  return { text: shown(Number(content), style?.format ?? { kind: "plain" }, shared.from1904), struck };
}

/** Text with the characters that workbooks escape, such as `_x000D_`. */
export const withoutEscapes = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** The column of a reference such as `AB12`. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})/.exec(reference ?? "")?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function mergeIn(reference: string): Merge[] {
  const [, from, top, to, bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  const [left, right] = [columnOf(from), columnOf(to)];
  if (left === undefined || right === undefined) return [];
  return [{ top: Number(top), bottom: Number(bottom), left, right: Math.min(right, limits.columns - 1) }];
}
