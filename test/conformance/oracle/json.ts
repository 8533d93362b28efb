/**
 * Section 1 of the contract: from bytes to a value.
 */

/** A JSON value. An object is a `Map`, so that a key such as `__proto__` is an ordinary key. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = ReadonlyMap<string, Json>;

/** The deepest nesting of objects and arrays that a text may have. */
const MAX_DEPTH = 512;

export function isObject(value: Json | undefined): value is JsonObject {
  return value instanceof Map;
}

export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Decodes UTF-8 as the WHATWG Encoding Standard does, and drops one byte order mark at the start. */
export function decodeUtf8(bytes: Uint8Array): string {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const parts: string[] = [];
  let position = hasMark ? 3 : 0;
  while (position < bytes.length) {
    const first = bytes[position] ?? 0;
    position += 1;
    if (first < 0x80) {
      parts.push(String.fromCharCode(first));
      continue;
    }
    const sequence = sequenceOf(first);
    if (sequence === undefined) {
      parts.push("\ufffd");
      continue;
    }
    let { codePoint, lower, upper } = sequence;
    let needed = sequence.needed;
    while (needed > 0) {
      const next = bytes[position];
      // The byte that does not fit is not consumed: it starts the next character.
      if (next === undefined || next < lower || next > upper) break;
      codePoint = codePoint * 64 + (next - 0x80);
      lower = 0x80;
      upper = 0xbf;
      position += 1;
      needed -= 1;
    }
    parts.push(needed === 0 ? String.fromCodePoint(codePoint) : "\ufffd");
  }
  return parts.join("");
}

/** What the first byte of a multi-byte character implies, including the range of the second byte. */
interface Sequence {
  readonly codePoint: number;
  readonly needed: number;
  readonly lower: number;
  readonly upper: number;
}

function sequenceOf(first: number): Sequence | undefined {
  if (first >= 0xc2 && first <= 0xdf) return { codePoint: first - 0xc0, needed: 1, lower: 0x80, upper: 0xbf };
  if (first >= 0xe0 && first <= 0xef) {
    // The ranges exclude overlong characters (E0) and surrogates (ED).
    const lower = first === 0xe0 ? 0xa0 : 0x80;
    const upper = first === 0xed ? 0x9f : 0xbf;
    return { codePoint: first - 0xe0, needed: 2, lower, upper };
  }
  if (first >= 0xf0 && first <= 0xf4) {
    // The ranges exclude overlong characters (F0) and everything above U+10FFFF (F4).
    const lower = first === 0xf0 ? 0x90 : 0x80;
    const upper = first === 0xf4 ? 0x8f : 0xbf;
    return { codePoint: first - 0xf0, needed: 3, lower, upper };
  }
  return undefined;
}

class NotJson extends Error {}

/** Reads a JSON text (RFC 8259). Returns `undefined` if the text is not JSON or is nested too deeply. */
export function readJson(text: string): Json | undefined {
  try {
    const reader = new Reader(text);
    return reader.readText();
  } catch (error) {
    if (error instanceof NotJson) return undefined;
    throw error;
  }
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const FOUR_HEX_DIGITS = /[0-9A-Fa-f]{4}/y;
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

class Reader {
  readonly #text: string;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readText(): Json {
    const value = this.#readValue(0);
    this.#skipBlanks();
    if (this.#position < this.#text.length) throw new NotJson();
    return value;
  }

  /** Reads a value that is inside `depth` objects and arrays. */
  #readValue(depth: number): Json {
    this.#skipBlanks();
    if (this.#take("{")) return this.#readObject(depth + 1);
    if (this.#take("[")) return this.#readArray(depth + 1);
    if (this.#take('"')) return this.#readString();
    if (this.#take("true")) return true;
    if (this.#take("false")) return false;
    if (this.#take("null")) return null;
    return this.#readNumber();
  }

  #readObject(depth: number): Json {
    if (depth > MAX_DEPTH) throw new NotJson();
    const object = new Map<string, Json>();
    this.#skipBlanks();
    if (this.#take("}")) return object;
    do {
      this.#skipBlanks();
      this.#expect('"');
      const key = this.#readString();
      this.#skipBlanks();
      this.#expect(":");
      // The last value of a repeated key replaces the earlier ones.
      object.set(key, this.#readValue(depth));
      this.#skipBlanks();
    } while (this.#take(","));
    this.#expect("}");
    return object;
  }

  #readArray(depth: number): Json {
    if (depth > MAX_DEPTH) throw new NotJson();
    const array: Json[] = [];
    this.#skipBlanks();
    if (this.#take("]")) return array;
    do {
      array.push(this.#readValue(depth));
      this.#skipBlanks();
    } while (this.#take(","));
    this.#expect("]");
    return array;
  }

  /** Reads the rest of a string, after its opening quotation mark. */
  #readString(): string {
    const parts: string[] = [];
    while (!this.#take('"')) {
      const unit = this.#text[this.#position];
      if (unit === undefined || unit < " ") throw new NotJson();
      this.#position += 1;
      parts.push(unit === "\\" ? this.#readEscape() : unit);
    }
    return parts.join("");
  }

  /** Reads the rest of an escape, after its backslash. */
  #readEscape(): string {
    if (this.#take("u")) return String.fromCharCode(parseInt(this.#match(FOUR_HEX_DIGITS), 16));
    const unit = ESCAPES.get(this.#text[this.#position] ?? "");
    if (unit === undefined) throw new NotJson();
    this.#position += 1;
    return unit;
  }

  /** Reads a number as the nearest double. A number that is too large is infinite. */
  #readNumber(): number {
    return Number(this.#match(NUMBER));
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) throw new NotJson();
    this.#position += found.length;
    return found;
  }

  #take(token: string): boolean {
    if (!this.#text.startsWith(token, this.#position)) return false;
    this.#position += token.length;
    return true;
  }

  #expect(token: string): void {
    if (!this.#take(token)) throw new NotJson();
  }

  #skipBlanks(): void {
    while (this.#take(" ") || this.#take("\t") || this.#take("\r") || this.#take("\n"));
  }
}
