import { areDistinct, isQuote, plainScalar, scanKey, scanQuoted, space, startsPlain } from "./scan-scalar.js";
import type { Cursor } from "./scan-scalar.js";
import type { Item, Tree } from "./tree.js";

/** The deepest nesting that is scanned, well below the one that is refused. */
const deepest = 16;

/** Scans a list in brackets or a mapping in braces, all on one line. */
export function scanFlow(cursor: Cursor, depth = 0): Tree | undefined {
  const { text, offset: start } = cursor;
  const isMapping = text[start] === "{";
  const close = isMapping ? "}" : "]";
  const items: Item[] = [];
  const values: Tree[] = [];
  cursor.offset = start + 1;
  skipSpaces(cursor);
  while (text[cursor.offset] !== close || values.length > 0) {
    const key = isMapping ? scanKey(cursor, true) : undefined;
    if (isMapping && key === undefined) return undefined;
    skipSpaces(cursor);
    const value = depth < deepest ? scanValue(cursor, depth) : undefined;
    if (value === undefined) return undefined;
    values.push(value);
    if (key !== undefined) items.push({ key: key.key, start: key.start, end: key.end, value });
    skipSpaces(cursor);
    if (text[cursor.offset] === close) break;
    if (text[cursor.offset] !== ",") return undefined;
    cursor.offset++;
    skipSpaces(cursor);
  }
  const end = ++cursor.offset;
  if (!isMapping) return { type: "list", items: values, start, end };
  return areDistinct(items) ? { type: "mapping", items, braces: true, start, end } : undefined;
}

function scanValue(cursor: Cursor, depth: number): Tree | undefined {
  const { text, offset } = cursor;
  if (isQuote(text.charCodeAt(offset))) return scanQuoted(cursor);
  if (text[offset] === "[" || text[offset] === "{") return scanFlow(cursor, depth + 1);
  if (!startsPlain(text, offset)) return undefined;
  plain.lastIndex = offset;
  const [found = ""] = plain.exec(text) ?? [];
  const source = found.replace(/ +$/, "");
  if (/:(?: |$)| #/.test(source)) return undefined;
  cursor.offset = offset + source.length;
  return plainScalar(source, offset, cursor.offset);
}

const plain = /[^,[\]{}\t\r\n]*/y;

/** Moves the cursor behind spaces. */
export function skipSpaces(cursor: Cursor): void {
  while (cursor.text.charCodeAt(cursor.offset) === space) cursor.offset++;
}
