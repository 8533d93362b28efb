import type { Item, Scalar } from "./tree.js";

/** A text and how far it has been scanned. */
export interface Cursor {
  readonly text: string;
  offset: number;
}

/** A key and its place. */
export type Key = Omit<Item, "value">;

/** The most characters of a key: the parser accepts a thousand before the colon. */
const longestKey = 100;

const plainKey = /[A-Za-z][A-Za-z0-9_-]*(?=:)/y;

/** Scans a key and its colon. Undefined, with the cursor where it was, if there is none. */
export function scanKey(cursor: Cursor, inFlow = false): Key | undefined {
  const { text, offset: start } = cursor;
  const isQuoted = isQuote(text.charCodeAt(start));
  const key = isQuoted ? quotedKey(cursor) : keyAt(text, start);
  const end = isQuoted ? cursor.offset : start + (key?.length ?? 0);
  cursor.offset = start;
  if (key === undefined || key === "<<" || end - start > longestKey || text.charCodeAt(end) !== colon) return undefined;
  if (!(inFlow && isQuoted) && !isBlank(text.charCodeAt(end + 1))) return undefined;
  cursor.offset = end + 1;
  return { key, start, end };
}

function keyAt(text: string, start: number): string | undefined {
  plainKey.lastIndex = start;
  return plainKey.test(text) ? text.slice(start, plainKey.lastIndex) : undefined;
}

function quotedKey(cursor: Cursor): string | undefined {
  const quoted = scanQuoted(cursor);
  return quoted === undefined ? undefined : String(quoted.value);
}

/** Whether no key is there twice. */
export function areDistinct(items: readonly Item[]): boolean {
  if (items.length > 16) return new Set(items.map(({ key }) => key)).size === items.length;
  for (let i = 1; i < items.length; i++) {
    for (let j = 0; j < i; j++) if (items[i]?.key === items[j]?.key) return false;
  }
  return true;
}

/** Scans a scalar in quotes on one line. */
export function scanQuoted(cursor: Cursor): Scalar | undefined {
  const { text, offset: start } = cursor;
  const isDouble = text.charCodeAt(start) === doubleQuote;
  const found = isDouble ? endOfDouble(text, start) : endOfSingle(text, start);
  if (found === undefined) return undefined;
  const raw = text.slice(start, found);
  if (raw.includes("\n")) return undefined;
  cursor.offset = found;
  const inner = raw.slice(1, -1);
  const value = isDouble ? unescaped(raw, inner) : inner.replaceAll("''", "'");
  return value === undefined ? undefined : { type: "scalar", value, source: undefined, start, end: found };
}

function endOfSingle(text: string, start: number): number | undefined {
  let end = text.indexOf("'", start + 1);
  while (end !== -1 && text.charCodeAt(end + 1) === singleQuote) end = text.indexOf("'", end + 2);
  return end === -1 ? undefined : end + 1;
}

function endOfDouble(text: string, start: number): number | undefined {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? undefined : end + 1;
}

function isEscaped(text: string, offset: number): boolean {
  let before = offset;
  while (text.charCodeAt(before - 1) === backslash) before--;
  return (offset - before) % 2 === 1;
}

/** Every escape of JSON is one of YAML. */
function unescaped(raw: string, inner: string): string | undefined {
  if (!inner.includes("\\")) return inner;
  try {
    return JSON.parse(raw) as string;
  } catch {
    return undefined;
  }
}

/** A plain scalar whose text is known: a text, unless it looks like something else. Undefined for what is rarely meant. */
export function plainScalar(source: string, start: number, end: number): Scalar | undefined {
  const value = mayBeOther.test(source) ? plainValue(source) : source;
  return value === undefined ? undefined : { type: "scalar", value, source, start, end };
}

/** What a plain scalar that is not a text starts with. */
const mayBeOther = /^[0-9+.~nNtTfF-]/;

const words: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...["~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE"].map((word) => [word, false] as const),
]);

/** The core schema of YAML 1.2. */
function plainValue(source: string): unknown {
  const word = words.get(source);
  if (word !== undefined) return word;
  if (/^[-+]?[0-9]+$/.test(source)) return parseInt(source, 10);
  if (/^0x[0-9a-fA-F]+$/.test(source)) return parseInt(source.slice(2), 16);
  if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(source)) return parseFloat(source);
  return /^(?:0o[0-7]+|[-+]?\.(?:inf|nan))$/i.test(source) ? undefined : source;
}

/** Whether a plain scalar can start with a character, in a flow collection too. A minus must be that of a number. */
export function startsPlain(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  if (code === minus) return isDigit(text.charCodeAt(offset + 1));
  return code > space && !special.includes(text.charAt(offset));
}

const special = "?:,[]{}#&*!|>'\"%@`-";

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
export const isQuote = (code: number): boolean => code === doubleQuote || code === singleQuote;
/** Whether a character is a space or a line feed, or there is none. */
export const isBlank = (code: number): boolean =>
  code === space || code === lineFeed || code === carriage || Number.isNaN(code);

const lineFeed = 0x0a;
const carriage = 0x0d;
export const space = 0x20;
export const hash = 0x23;
export const minus = 0x2d;
const doubleQuote = 0x22;
const singleQuote = 0x27;
const colon = 0x3a;
const backslash = 0x5c;
