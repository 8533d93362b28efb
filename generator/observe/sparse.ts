import { parseBody } from "../decode/body.js";
import type { Json, JsonObject } from "../model/json.js";
import type { Wanted } from "./wanted.js";

/*
 * Reads a line of JSON from its bytes, and makes values only of what counts. `JSON.parse` makes an object of everything, and
 * before it a text of every byte; most of a log is neither a field nor in the envelope.
 */

/** Deeper values are left to the ordinary parser. */
const deepest = 64;

/** Whether a byte is a part of a string as it is. */
const isPlain = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x20 && byte !== 0x22 && byte !== 0x5c ? 1 : 0));

/** Whether a byte may follow a backslash, but for a `u`. */
const isEscape = Uint8Array.from({ length: 256 }, (_, byte) => ('"\\/bfnrt'.includes(String.fromCharCode(byte)) ? 1 : 0)); // prettier-ignore

/**
 * Reads the object in some bytes: of its keys only those that are wanted, each as `JSON.parse` reads it. Undefined if it is
 * not an object or not JSON, and for what is left to the ordinary parser.
 */
export type SparseReader = (bytes: Buffer, from: number, to: number) => JsonObject | undefined;

/** Makes a reader for what is wanted of a record. */
export function sparseReader(root: Wanted): SparseReader {
  const cursor = new Cursor(0);
  return (bytes, from, to) => cursor.objectIn(bytes, from, to, root);
}

/** Reads values, or passes them over. Its functions return the place after what they read, or -1 if it is not read here. */
class Cursor {
  /** How many backslashes come before a quote: one if the JSON is the text of a string. */
  private readonly slashes: 0 | 1;
  private readonly inText: Cursor | undefined;
  private bytes: Buffer = Buffer.alloc(0);
  /** The place after the latest value. */
  private at = 0;

  constructor(slashes: 0 | 1) {
    this.slashes = slashes;
    this.inText = slashes === 0 ? new Cursor(1) : undefined;
  }

  objectIn(bytes: Buffer, from: number, to: number, wanted: Wanted): JsonObject | undefined {
    this.bytes = bytes;
    const start = this.afterBlanks(from);
    if (bytes[start] !== 0x7b) return undefined;
    const object = this.object(start, wanted, 1);
    return object !== undefined && this.afterBlanks(this.at) === to ? object : undefined;
  }

  /** The object that a string starts with, after its quote, if there is nothing else in the string. */
  private objectInText(bytes: Buffer, from: number, wanted: Wanted): JsonObject | undefined {
    this.bytes = bytes;
    const object = this.object(from, wanted, 1);
    return object !== undefined && bytes[this.at] === 0x22 ? object : undefined;
  }

  private object(from: number, wanted: Wanted, depth: number): JsonObject | undefined {
    const { bytes, slashes } = this;
    const object: Record<string, Json> = {};
    let hasOthers = false;
    let at = this.afterBlanks(from + 1);
    if (bytes[at] === 0x7d) {
      this.at = at + 1;
      return object;
    }
    for (;;) {
      const end = this.keyEnd(at);
      if (end === -1) return undefined;
      const child = wanted.find(bytes, at + 1 + slashes, end);
      at = this.afterColon(end + 1 + slashes);
      if (at === -1) return undefined;
      if (child === undefined) {
        hasOthers = true;
        at = this.afterValue(at, depth);
        if (at === -1) return undefined;
      } else {
        const value = this.value(at, child, depth);
        if (value === undefined) return undefined;
        object[child.key] = value;
        at = this.at;
      }
      at = this.afterBlanks(at);
      if (bytes[at] !== 0x2c) break;
      at = this.afterBlanks(at + 1);
    }
    if (bytes[at] !== 0x7d) return undefined;
    this.at = at + 1;
    if (hasOthers && wanted.marksOthers) object[""] = null;
    return object;
  }

  private value(from: number, wanted: Wanted, depth: number): Json | undefined {
    const first = this.bytes[from];
    if (first === 0x22 || first === 0x5c) return this.string(from, wanted);
    const isObject = first === 0x7b;
    if (isObject && wanted.isObject && !wanted.isWhole) {
      return depth < deepest ? this.object(from, wanted, depth + 1) : undefined;
    }
    this.at = this.afterValue(from, depth);
    if (this.at === -1) return undefined;
    const isEmptied = (isObject || first === 0x5b) && !wanted.isWhole && !wanted.isObject;
    if (isEmptied) return isObject ? {} : [];
    return this.digitsAt(from, this.at) ?? parseBody(this.source(from, this.at));
  }

  private string(from: number, wanted: Wanted): Json | undefined {
    const { bytes, slashes } = this;
    const start = from + 1 + slashes;
    if (wanted.isText && bytes[start] === 0x7b) {
      const object = this.inText?.objectInText(bytes, start, wanted);
      if (object !== undefined) {
        this.at = (this.inText?.at ?? 0) + 1;
        return object;
      }
    }
    let at = start;
    let allBits = 0;
    for (let byte = bytes[at] ?? 0; isPlain[byte] === 1; byte = bytes[++at] ?? 0) allBits |= byte;
    if (this.isQuote(at) && this.isQuote(from)) {
      this.at = at + 1 + slashes;
      return allBits < 0x80 ? ascii(bytes, start, at) : bytes.toString("utf8", start, at);
    }
    this.at = this.afterString(from);
    return this.at === -1 ? undefined : parseBody(this.source(from, this.at));
  }

  /** The JSON of a value. */
  private source(from: number, to: number): string {
    const text = this.bytes.toString("utf8", from, to);
    return this.slashes === 0 ? text : (JSON.parse(`"${text}"`) as string);
  }

  /** A number of 1 to 15 digits; undefined if there is anything else. */
  private digitsAt(from: number, to: number): number | undefined {
    if (to - from > 15) return undefined;
    let value = 0;
    for (let at = from; at < to; at++) {
      const digit = (this.bytes[at] ?? 0) - 0x30;
      if (!(digit >= 0 && digit <= 9)) return undefined;
      value = value * 10 + digit;
    }
    return value;
  }

  private isQuote(at: number): boolean {
    const { bytes } = this;
    return this.slashes === 0 ? bytes[at] === 0x22 : bytes[at] === 0x5c && bytes[at + 1] === 0x22;
  }

  private afterBlanks(from: number): number {
    const { bytes } = this;
    let at = from;
    while (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0d) at += 1;
    return at;
  }

  private afterColon(from: number): number {
    const at = this.afterBlanks(from);
    return this.bytes[at] === 0x3a ? this.afterBlanks(at + 1) : -1;
  }

  /** The place of the quote that ends a key without escapes. */
  private keyEnd(from: number): number {
    if (!this.isQuote(from)) return -1;
    const { bytes } = this;
    let at = from + 1 + this.slashes;
    while (isPlain[bytes[at] ?? 0] === 1) at += 1;
    return this.isQuote(at) ? at : -1;
  }

  private afterString(from: number): number {
    if (!this.isQuote(from)) return -1;
    const { bytes, slashes } = this;
    let at = from + 1 + slashes;
    for (;;) {
      while (isPlain[bytes[at] ?? 0] === 1) at += 1;
      if (this.isQuote(at)) return at + 1 + slashes;
      if (bytes[at] !== 0x5c) return -1;
      at = slashes === 0 ? this.afterEscape(at + 1) : this.afterEscapeInText(at + 1);
      if (at === -1) return -1;
    }
  }

  private afterEscape(from: number): number {
    const letter = this.bytes[from] ?? 0;
    if (letter !== 0x75) return isEscape[letter] === 1 ? from + 1 : -1;
    return /^[0-9A-Fa-f]{4}$/.test(this.bytes.toString("latin1", from + 1, from + 5)) ? from + 5 : -1;
  }

  /** After a backslash in a string in a text: `\/` is a slash there; `\\n` and `\\\"` are escapes of the string. */
  private afterEscapeInText(from: number): number {
    const { bytes } = this;
    if (bytes[from] === 0x2f) return from + 1;
    if (bytes[from] !== 0x5c) return -1;
    const letter = bytes[from + 1] ?? 0;
    if (letter !== 0x5c) return letter !== 0x22 && isEscape[letter] === 1 ? from + 2 : -1;
    return bytes[from + 2] === 0x22 || bytes[from + 2] === 0x5c ? from + 3 : -1;
  }

  private afterValue(from: number, depth: number): number {
    const { bytes } = this;
    switch (bytes[from]) {
      case 0x22:
      case 0x5c:
        return this.afterString(from);
      case 0x7b:
      case 0x5b:
        return depth < deepest ? this.afterItems(from, depth + 1) : -1;
      case 0x74:
        return this.afterWord(from, "true");
      case 0x66:
        return this.afterWord(from, "false");
      case 0x6e:
        return this.afterWord(from, "null");
      default:
        return this.afterNumber(from);
    }
  }

  private afterWord(from: number, word: string): number {
    for (let i = 0; i < word.length; i++) if (this.bytes[from + i] !== word.charCodeAt(i)) return -1;
    return from + word.length;
  }

  private afterItems(from: number, depth: number): number {
    const { bytes } = this;
    const hasKeys = bytes[from] === 0x7b;
    const close = hasKeys ? 0x7d : 0x5d;
    let at = this.afterBlanks(from + 1);
    if (bytes[at] === close) return at + 1;
    for (;;) {
      if (hasKeys) {
        at = this.afterString(at);
        at = at === -1 ? -1 : this.afterColon(at);
        if (at === -1) return -1;
      }
      at = this.afterValue(at, depth);
      if (at === -1) return -1;
      at = this.afterBlanks(at);
      if (bytes[at] === close) return at + 1;
      if (bytes[at] !== 0x2c) return -1;
      at = this.afterBlanks(at + 1);
    }
  }

  private afterNumber(from: number): number {
    const { bytes } = this;
    let at = bytes[from] === 0x2d ? from + 1 : from;
    at = bytes[at] === 0x30 ? at + 1 : this.afterDigits(at);
    if (at !== -1 && bytes[at] === 0x2e) at = this.afterDigits(at + 1);
    if (at === -1 || (bytes[at] !== 0x65 && bytes[at] !== 0x45)) return at;
    const hasSign = bytes[at + 1] === 0x2b || bytes[at + 1] === 0x2d;
    return this.afterDigits(hasSign ? at + 2 : at + 1);
  }

  private afterDigits(from: number): number {
    const { bytes } = this;
    let at = from;
    while ((bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39) at += 1;
    return at === from ? -1 : at;
  }
}

/** Short texts that were made lately: methods, statuses and addresses come again and again. */
const shortTexts: string[] = Array.from({ length: 1024 }, () => "");
const longestShort = 16;

/** The text of some bytes, all of ASCII. */
function ascii(bytes: Buffer, from: number, to: number): string {
  const length = to - from;
  if (length > longestShort) return bytes.toString("latin1", from, to);
  let hash = length;
  for (let at = from; at < to; at++) hash = Math.imul(hash, 31) + (bytes[at] ?? 0);
  const slot = hash & (shortTexts.length - 1);
  const known = shortTexts[slot] ?? "";
  let same = known.length === length ? 0 : -1;
  while (same >= 0 && same < length) same = known.charCodeAt(same) === bytes[from + same] ? same + 1 : -1;
  return same === length ? known : (shortTexts[slot] = bytes.toString("latin1", from, to));
}
