import { eastAsianWidth } from "get-east-asian-width";
import type { Cell, Row } from "../document.js";
import { limits, Unreadable } from "../document.js";
import type { Line } from "./lines.js";

/** The part of a line between two edges of the grid. It joins the part on its left if there is no border between them. */
interface Piece {
  readonly text: string;
  readonly joins: boolean;
}

/** The lines between two borders, and which of their cells continue below the lower border. */
interface Block {
  readonly start: number;
  readonly lines: Piece[][];
  open: readonly boolean[];
  /** The text in the openings of the lower border. */
  border: readonly Piece[];
}

/**
 * Reads a grid table. Its lines are cut at the columns of its borders. A cell spans columns if there is no border between
 * them, and rows if the border below it is open.
 */
export function readGridTable(
  lines: readonly Line[],
  blockText: (lines: readonly string[]) => string,
): { readonly header: Row[]; readonly rows: Row[] } {
  const indent = /^\s*/.exec(lines[0]?.text ?? "")?.[0].length ?? 0;
  const texts = lines.map(({ text, start }) => ({ text: text.slice(indent), start }));
  const edges = edgesOf(texts.map(({ text }) => text));
  const blocks: Block[] = [];
  let current: Block | undefined;
  let headerBlocks = 0;
  for (const { text, start } of texts) {
    const pieces = cut(text, edges);
    if (!isBorder(text)) {
      current ??= { start, lines: [], open: [], border: [] };
      current.lines.push(pieces);
      continue;
    }
    if (current === undefined) continue;
    current.open = pieces.map(({ text }) => !/[-=]{2}/.test(text));
    current.border = pieces;
    blocks.push(current);
    if (text.includes("=") && headerBlocks === 0) headerBlocks = blocks.length;
    current = undefined;
  }
  if (current !== undefined) blocks.push(current);
  const rows = cellsOf(blocks, edges.length - 1, blockText).map((cells, i): Row => ({
    cells,
    start: blocks[i]?.start ?? 0,
  }));
  return { header: rows.slice(0, headerBlocks), rows: rows.slice(headerBlocks) };
}

function isBorder(text: string): boolean {
  return /^[+|]/.test(text) && /[-=]{2,}\+|\+[-=]{2,}/.test(text) && !/^\|[^+]*\|\s*$/.test(text);
}

/** The columns where borders cross. A wide character takes two columns. */
function edgesOf(texts: readonly string[]): number[] {
  const edges = new Set<number>();
  for (const text of texts) {
    if (!/^\+[-=+]+\+\s*$/.test(text)) continue;
    for (let i = 0; i < text.length; i += 1) if (text[i] === "+") edges.add(i);
  }
  if (edges.size - 1 > limits.columns) throw new Unreadable(`a table has more than ${limits.columns} columns`);
  return [...edges].sort((a, b) => a - b);
}

function cut(text: string, edges: readonly number[]): Piece[] {
  const places = placesOf(text);
  const place = (column: number): number => places[column] ?? text.length;
  return edges.slice(0, -1).map((edge, c) => {
    const from = place(edge);
    const bordered = c === 0 || text[from] === "|" || text[from] === "+";
    const piece = text.slice(bordered ? from + 1 : from, place(edges[c + 1] ?? places.length));
    return { text: piece, joins: !bordered && piece !== "" };
  });
}

/** The offset of each column in a text. A wide character takes two columns. */
export function placesOf(text: string): number[] {
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    const width = letter < "\u1100" ? 1 : eastAsianWidth(letter.codePointAt(0) ?? 0);
    for (let i = 0; i < width; i += 1) places.push(at);
    at += letter.length;
  }
  return places;
}

function cellsOf(blocks: readonly Block[], columns: number, blockText: (lines: readonly string[]) => string): Cell[][] {
  const rows: Cell[][] = blocks.map(() => []);
  const from = new Array<number>(columns).fill(0);
  blocks.forEach(({ open, lines }, b) => {
    for (let c = 0; c < columns;) {
      let end = c + 1;
      while (end < columns && lines.some((line) => line[end]?.joins === true)) end += 1;
      if (open[c] !== true || b === blocks.length - 1) {
        const first = from[c] ?? b;
        const text = blockText(
          blocks.slice(first, b + 1).flatMap((block, i) => cellLines(block, c, end, i < b - first)),
        );
        for (let row = first; row <= b; row += 1) {
          for (let i = c; i < end; i += 1) {
            const target = rows[row];
            if (target !== undefined)
              target[i] = { text, spanned: i > c ? "across" : row > first ? "down" : undefined };
          }
        }
        for (let i = c; i < end; i += 1) from[i] = b + 1;
      }
      c = end;
    }
  });
  return rows.map((row) => Array.from({ length: columns }, (_, c) => row[c] ?? { text: "" }));
}

/** The lines of a cell in a block. If the cell continues below, they include the text in the opening of the border. */
function cellLines({ lines, border }: Block, from: number, to: number, continues: boolean): string[] {
  const ownLines = [...lines, ...(continues ? [border] : [])];
  return ownLines.map((line) =>
    line
      .slice(from, to)
      .map(({ text }) => text)
      .join(""),
  );
}
