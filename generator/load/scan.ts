import { isPlainText } from "./guard.js";
import { readYaml } from "./read-yaml.js";
import { scanBlock } from "./scan-block.js";
import { scanFlow, skipSpaces } from "./scan-flow.js";
import {
  areDistinct,
  hash,
  isBlank,
  isQuote,
  minus,
  plainScalar,
  scanKey,
  scanQuoted,
  space,
  startsPlain,
} from "./scan-scalar.js";
import { moved } from "./tree.js";
import type { Item, List, Mapping, Tree } from "./tree.js";

/*
 * A fast reader of the YAML that specs are usually written in: block mappings and lists, scalars, and flow collections on
 * one line. It accepts only what it is sure of: its tree is the one that the parser makes, or it steps aside and the parser
 * reads the text. It reports no problem: what has one is not scanned.
 */

interface Lines {
  readonly text: string;
  /** At the start of a value, or of the first content of a line. */
  offset: number;
  /** Where the line of {@link offset} starts, and how far it is indented. -1 at the end of the text. */
  lineStart: number;
  column: number;
  /** Whether there is a comment between the last value and {@link offset}. */
  isAfterComment: boolean;
  /** Where the line of the last value ends, with its line break. */
  lineEnd: number;
}

/** The tree of a text; undefined if the parser must read it. */
export function scan(text: string): Tree | undefined {
  if (!isPlainText(text)) return undefined;
  const lines: Lines = { text, offset: 0, lineStart: 0, column: 0, isAfterComment: false, lineEnd: 0 };
  const tree = toContent(lines, 0) && lines.column === 0 ? scanMapping(lines, 0) : undefined;
  return isAtEnd(lines) ? tree : undefined;
}

function isAtEnd({ column }: Lines): boolean {
  return column === -1;
}

/** Goes to the next line with content. False if a comment above it is indented otherwise, so that it may belong elsewhere. */
function toContent(lines: Lines, from: number): boolean {
  const { text } = lines;
  let comment: number | undefined;
  let column: number;
  for (let start = from; ; start = endOfLine(text, start)) {
    let offset = start;
    while (text.charCodeAt(offset) === space) offset++;
    column = offset - start;
    const code = text.charCodeAt(offset);
    if (code === hash) {
      if (comment !== undefined && comment !== column) return false;
      comment = column;
    } else if (offset === text.length || !isBlank(code)) {
      lines.offset = offset;
      lines.lineStart = start;
      lines.isAfterComment = comment !== undefined;
      lines.column = offset === text.length ? -1 : column;
      break;
    }
  }
  return isAtEnd(lines) ? column === 0 && (comment ?? 0) === 0 : (comment ?? column) === column;
}

/** Where the line of an offset ends, with its line break. */
function endOfLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end + 1;
}

/** Goes from the end of a value to the next line with content. False if something other than a comment follows the value. */
function leaveLine(lines: Lines): boolean {
  const { text, offset } = lines;
  skipSpaces(lines);
  const code = text.charCodeAt(lines.offset);
  const isComment = code === hash && text.charCodeAt(lines.offset - 1) === space;
  if (!isComment && !isBlank(code)) return false;
  lines.lineEnd = endOfLine(text, offset);
  return toContent(lines, lines.lineEnd);
}

/** Scans a mapping whose keys are in a column. It ends before a line that is indented less. */
function scanMapping(lines: Lines, column: number): Mapping | undefined {
  const start = lines.offset;
  const items: Item[] = [];
  do {
    const key = scanKey(lines);
    const value = key === undefined ? undefined : scanItemValue(lines, column);
    if (key === undefined || value === undefined) return undefined;
    items.push({ key: key.key, start: key.start, end: key.end, value });
  } while (lines.column === column);
  if (lines.column > column || !areDistinct(items)) return undefined;
  return { type: "mapping", items, braces: false, start, end: lines.lineEnd };
}

/** Scans the value of a key: on its line, or on the lines below. */
function scanItemValue(lines: Lines, column: number): Tree | undefined {
  skipSpaces(lines);
  const { text, offset: start } = lines;
  const code = text.charCodeAt(start);
  if (code !== hash && !isBlank(code)) return scanLineValue(lines, column);
  if (!leaveLine(lines)) return undefined;
  if (isDash(lines) && lines.column >= column) return scanList(lines, column === 0);
  if (lines.column > column) return scanMapping(lines, lines.column);
  if (code === hash || lines.isAfterComment) return undefined;
  lines.lineEnd = start; // a missing value ends where it could start
  return { type: "scalar", value: null, source: "", start, end: start };
}

function isDash({ text, offset }: Lines): boolean {
  return text.charCodeAt(offset) === minus && text.charCodeAt(offset + 1) === space;
}

/** Scans a list. The parser reads what cannot be scanned: an item of its own if the list is an outer one, such as `errors`. */
function scanList(lines: Lines, isOuter: boolean): List | undefined {
  const { offset: start, column } = lines;
  const items: Tree[] = [];
  while (lines.column === column && isDash(lines)) {
    const from = lines.lineStart;
    const item = scanListItem(lines) ?? (isOuter ? readListItem(lines, from, column) : undefined);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return lines.column > column ? undefined : { type: "list", items, start, end: lines.lineEnd };
}

function scanListItem(lines: Lines): Tree | undefined {
  const { lineStart, column } = lines;
  lines.offset++;
  skipSpaces(lines);
  const start = lines.offset;
  if (scanKey(lines) === undefined) return scanLineValue(lines, column);
  lines.offset = start;
  return scanMapping(lines, start - lineStart);
}

/**
 * Reads an item of a list with the parser. The item ends before the next line that is not indented further than its dash:
 * nothing that is valid goes on there, except a bracket that is closed in the column of the dash.
 */
function readListItem(lines: Lines, from: number, column: number): Tree | undefined {
  const { text } = lines;
  let end = endOfLine(text, from);
  let last = end; // where its last line with content ends
  while (end < text.length && !startsAt(text, end, column)) {
    const isContent = startsAt(text, end, Infinity);
    end = endOfLine(text, end);
    if (isContent) last = end;
  }
  const source = text.slice(from, end);
  if (explicitKey.test(source)) return undefined; // what follows it decides where it ends
  const { tree } = readYaml(source);
  if (tree?.type !== "list" || !toContent(lines, last)) return undefined;
  const [item] = moved(tree, from).items;
  if (item === undefined || endsEmpty(item)) return undefined;
  lines.lineEnd = from + tree.end;
  return item;
}

/** Whether a value is missing at the end of a tree. What follows it decides where the tree ends. */
function endsEmpty(tree: Tree): boolean {
  if (tree.type === "scalar") return tree.start === tree.end;
  const last = tree.type === "list" ? tree.items.at(-1) : tree.items.at(-1)?.value;
  return last !== undefined && endsEmpty(last);
}

const explicitKey = /^[ -]*\?\s/m;

/** Whether a line has content, other than a comment, in a column or before it. */
function startsAt(text: string, start: number, column: number): boolean {
  let offset = start;
  while (text.charCodeAt(offset) === space) offset++;
  const code = text.charCodeAt(offset);
  return offset - start <= column && code !== hash && !isBlank(code);
}

/** Scans a value that is on the line of its key or dash, in a column. */
function scanLineValue(lines: Lines, column: number): Tree | undefined {
  const code = lines.text.charCodeAt(lines.offset);
  if (code === bar || code === greater) return scanBlockScalar(lines, column);
  const isFlow = code === bracket || code === brace;
  if (!isFlow && !isQuote(code)) return scanPlain(lines, column);
  const value = isFlow ? scanFlow(lines) : scanQuoted(lines);
  return value !== undefined && leaveLine(lines) ? value : undefined;
}

function scanBlockScalar(lines: Lines, column: number): Tree | undefined {
  const { text, offset } = lines;
  const scalar = scanBlock(text, offset, column);
  if (scalar === undefined) return undefined;
  lines.lineEnd = scalar.end;
  return toContent(lines, scalar.end) ? scalar : undefined;
}

/** Scans a plain scalar. The lines below that are indented further belong to it. */
function scanPlain(lines: Lines, column: number): Tree | undefined {
  const { text, offset: start } = lines;
  if (!startsPlain(text, start)) return undefined;
  let source: string | undefined;
  for (;;) {
    const lineEnd = endOfLine(text, lines.offset);
    const line = text.slice(lines.offset, lineEnd);
    const comment = line.indexOf(" #");
    const part = (comment === -1 ? line : line.slice(0, comment)).replace(/[ \r\n]+$/, "");
    if (part.includes(": ") || part.includes("\t") || part.endsWith(":")) return undefined;
    source = source === undefined ? part : `${source} ${part}`;
    const end = lines.offset + part.length;
    lines.lineEnd = lineEnd;
    if (!toContent(lines, lineEnd)) return undefined;
    if (lines.column <= column) return plainScalar(source, start, end);
    if (comment !== -1 || lines.lineStart !== lineEnd) return undefined;
  }
}

const bar = 0x7c;
const greater = 0x3e;
const bracket = 0x5b;
const brace = 0x7b;
