import type { Element, Nodes, Root } from "hast";
import { fromHtml } from "hast-util-from-html";
import type { Cell, Grid, Row, SourceDocument } from "../document.js";
import { limits, tidy, Unreadable } from "../document.js";
import { htmlOfStorage, isStorageFormat, textOfStorage } from "./confluence.js";
import { headingsAbove } from "./headings.js";
import type { Heading } from "./headings.js";
import { elementText } from "./html-text.js";
import { walk } from "./html-walk.js";
import { itemGrids } from "./items.js";

/** Reads HTML: tables, definition lists, and pages with a heading or a list item for each code. */
export function readHtml(path: string, text: string): SourceDocument {
  const isStorage = isStorageFormat(text);
  const tree = parse(isStorage ? htmlOfStorage(text) : text, false);
  if (isStorage) restoreTexts(tree);
  const found = walk(tree);
  const grids = [
    ...found.tables.map((table) => tableGrid(table, found.headings, plain)),
    ...found.lists.flatMap((list) => definitionGrid(list, found.headings, plain)),
    ...itemGrids(found.outline.items, found.headings),
  ];
  return {
    path,
    format: "HTML",
    title: tidy(found.title ?? found.headings[0]?.text ?? ""),
    grids: grids.sort((a, b) => a.start - b.start),
    samples: found.outline.samples,
    prose: found.outline.prose,
  };
}

/** Puts back the characters of texts that stood for others while the page was parsed. */
function restoreTexts(tree: Root): void {
  const stack: Nodes[] = [tree];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === "text") node.value = textOfStorage(node.value);
    else if ("children" in node) stack.push(...node.children);
  }
}

/** Reads a table or a list that is embedded at the offset `start` of a document in another format. */
export function readHtmlPiece(
  html: string,
  start: number,
  headings: readonly Heading[],
  cellText: (text: string) => string,
): Grid[] {
  const found = walk(parse(html, true));
  const shift = (grid: Grid): Grid => ({
    ...grid,
    headings: headingsAbove(headings, start),
    start: grid.start + start,
    rows: grid.rows.map((row) => ({ ...row, start: row.start + start })),
    header: grid.header.map((row) => ({ ...row, start: row.start + start })),
  });
  return [
    ...found.tables.map((table) => shift(tableGrid(table, [], cellText))),
    ...found.lists.flatMap((list) => definitionGrid(list, [], cellText).map(shift)),
  ];
}

/** Elements whose end tags may be missing. An `a` without one is an old-style anchor. */
const withoutEnd: ReadonlySet<string> = new Set(
  "a area base br col colgroup dd dt embed hr img input li link meta option optgroup p param rp rt source tbody td tfoot th thead tr track wbr".split(
    " ",
  ),
);

/** Far deeper than any real page, even one that leaves out end tags. */
const deepest = 1_000;

/**
 * The parser takes quadratic time in the depth of elements, and builds its tree by recursion. So the depth is checked
 * before it runs.
 */
function parse(html: string, fragment: boolean): Root {
  let depth = 0;
  for (const [, slash, name = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (withoutEnd.has(name.toLowerCase())) continue;
    depth = Math.max(0, depth + (slash === "/" ? -1 : 1));
    if (depth > deepest) throw new Unreadable("HTML elements are nested too deep or have no end tags");
  }
  try {
    return fromHtml(html, { fragment });
  } catch (error) {
    if (error instanceof RangeError) throw new Unreadable("HTML elements are nested too deep");
    throw error;
  }
}

const plain = (text: string): string => text;

/** A table as a grid. Spanned places hold copies of the cell, and a nested table is a part of the text of its cell. */
function tableGrid(table: Element, headings: readonly Heading[], cellText: (text: string) => string): Grid {
  const start = table.position?.start.offset ?? 0;
  const rows: { readonly row: Row; readonly header: boolean }[] = [];
  let caption = "";
  let size = 0;
  const pending: { cell: Cell; left: number }[] = [];
  for (const { element, inHead } of rowsOf(table)) {
    if (element.tagName === "caption") {
      caption = tidy(elementText(element).text);
      continue;
    }
    const cells: Cell[] = [];
    let allTh = true;
    let anyCell = false;
    let deprecated = false;
    const fill = (): void => {
      for (
        let waiting = pending[cells.length];
        waiting !== undefined && waiting.left > 0;
        waiting = pending[cells.length]
      ) {
        waiting.left -= 1;
        cells.push({ ...waiting.cell, spanned: "down" });
      }
    };
    for (const child of element.children) {
      if (child.type !== "element" || (child.tagName !== "td" && child.tagName !== "th")) continue;
      fill();
      anyCell = true;
      if (child.tagName !== "th") allTh = false;
      const { text, struck, deprecated: marked } = elementText(child);
      deprecated ||= marked;
      const cell: Cell = { text: tidy(cellText(text)), struck };
      const columns = Math.min(spanOf(child, "colSpan"), limits.columns - cells.length);
      const down = Math.min(spanOf(child, "rowSpan"), limits.rows);
      for (let i = 0; i < columns; i += 1) {
        if (down > 1) pending[cells.length] = { cell, left: down - 1 };
        cells.push(i === 0 ? cell : { ...cell, spanned: "across" });
      }
    }
    fill();
    if (!anyCell) continue;
    rows.push({
      row: { cells, deprecated: deprecated ? "" : undefined, start: element.position?.start.offset ?? start },
      header: inHead || (allTh && rows.every(({ header }) => header)),
    });
    size += cells.length;
    if (size > limits.cells) throw new Unreadable(`a table has more than ${limits.cells} cells`);
    if (rows.length > limits.rows) throw new Unreadable(`a table has more than ${limits.rows} rows`);
  }
  const first = rows.findIndex(({ header }) => !header);
  const split = first === -1 ? (rows.length > 1 ? 1 : 0) : first;
  return {
    kind: "html",
    headings: headingsAbove(headings, start),
    caption,
    header: rows.slice(0, split).map(({ row }) => row),
    rows: rows.slice(split).map(({ row }) => row),
    synthetic: false,
    start,
  };
}

/** The rows and captions of a table, without those of nested tables. */
function* rowsOf(table: Element): Generator<{ readonly element: Element; readonly inHead: boolean }> {
  const stack: { readonly element: Element; readonly inHead: boolean }[] = [{ element: table, inHead: false }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { element, inHead } = step;
    if (element.tagName === "tr" || element.tagName === "caption") {
      yield step;
      continue;
    }
    if (element !== table && element.tagName === "table") continue;
    for (let i = element.children.length - 1; i >= 0; i -= 1) {
      const child = element.children[i];
      if (child?.type === "element") stack.push({ element: child, inHead: inHead || child.tagName === "thead" });
    }
  }
}

function spanOf(element: Element, property: "colSpan" | "rowSpan"): number {
  const value = Number(element.properties[property] ?? 1);
  return Number.isInteger(value) && value > 0 ? value : 1;
}

/** A definition list as a grid. Each term and each description is a cell; a nested list gives a cell for each part. */
function definitionGrid(list: Element, headings: readonly Heading[], cellText: (text: string) => string): Grid[] {
  const start = list.position?.start.offset ?? 0;
  const rows: Row[] = [];
  let cells: Cell[] = [];
  let lastWasTerm = false;
  let rowStart = start;
  const flush = (): void => {
    if (cells.length > 0) rows.push({ cells, start: rowStart });
    cells = [];
  };
  for (const element of termsOf(list)) {
    const term = element.tagName === "dt";
    if (term && !lastWasTerm) {
      flush();
      rowStart = element.position?.start.offset ?? start;
    }
    lastWasTerm = term;
    const inner = innerList(element);
    const parts = inner === undefined ? [element] : termsOf(inner);
    for (const part of parts) {
      const { text, struck } = elementText(part);
      const visibleText = tidy(cellText(text));
      if (visibleText !== "") cells.push({ text: visibleText, struck });
    }
  }
  flush();
  if (rows.length === 0) return [];
  return [
    { kind: "list", headings: headingsAbove(headings, start), caption: "", header: [], rows, synthetic: true, start },
  ];
}

function termsOf(list: Element): Element[] {
  return list.children.flatMap((child) => {
    if (child.type !== "element") return [];
    if (child.tagName === "dt" || child.tagName === "dd") return [child];
    return child.tagName === "div" ? termsOf(child) : [];
  });
}

function innerList(element: Element): Element | undefined {
  return element.children.find((child): child is Element => child.type === "element" && child.tagName === "dl");
}
