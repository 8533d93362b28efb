/** How the codes of a module are written. Codes are text in the model, so `22P02`, `00000` and `0x80070005` stay as they are. */
export type CodeType =
  | { readonly kind: "int" }
  | { readonly kind: "hex"; readonly bits: 8 | 16 | 32; readonly signed: boolean }
  | { readonly kind: "string" }
  | { readonly kind: "dotted" }
  | { readonly kind: "sqlstate" };

/** A code in its canonical spelling, or why the text is not a code and what was probably meant. */
export type ParsedCode =
  { readonly code: string } | { readonly problem: string; readonly suggestion: string | undefined };

/** The largest magnitude of an `int` code that numbers hold exactly in every language, including JavaScript. */
const largestInt = BigInt(Number.MAX_SAFE_INTEGER);

/** Reads a code from its source text. Only the canonical spelling is a code; other spellings get a suggestion. */
export function parseCode(type: CodeType, text: string): ParsedCode {
  const reject = (problem: string, suggestion?: string): ParsedCode => ({ problem, suggestion });
  switch (type.kind) {
    case "int": {
      if (/^(?:0|-?[1-9][0-9]*)$/.test(text)) {
        const value = BigInt(text);
        const fits = value <= largestInt && value >= -largestInt;
        return fits ? { code: text } : reject("is beyond ±2^53, the limit of JavaScript numbers");
      }
      if (/^-?0+[0-9]+$/.test(text))
        return reject("has leading zeros", String(BigInt(text.replace(/^(-?)0+(?=.)/, "$1"))));
      const number = Number(text.replace(/[_,]/g, ""));
      const whole = text.trim() !== "" && Number.isSafeInteger(number);
      return reject("is not a whole number in plain digits", whole ? String(number) : undefined);
    }
    case "hex": {
      const digits = type.bits / 4;
      if (!/^0x[0-9A-Fa-f]+$/i.test(text)) {
        const number = Number(text);
        const whole = text.trim() !== "" && Number.isInteger(number) && Math.abs(number) < 2 ** type.bits;
        return reject("is not a hexadecimal number", whole ? hexCode(number, type.bits) : undefined);
      }
      const canonical = `0x${text
        .slice(2)
        .replace(/^0+(?=.)/, "")
        .toUpperCase()
        .padStart(digits, "0")}`;
      if (canonical.length > digits + 2) return reject(`does not fit in ${type.bits} bits`);
      return { code: canonical };
    }
    case "string":
      return /^[A-Za-z0-9](?:[A-Za-z0-9_.:/-]| (?! |$)){0,127}$/.test(text)
        ? { code: text }
        : reject("is not a string code: use only letters, digits, _ . : / - and single spaces inside, at most 128");
    case "dotted":
      return /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/.test(text) && text.length <= 128
        ? { code: text }
        : reject("is not a dotted code, such as AuthFailure.SignatureExpire");
    case "sqlstate":
      if (/^[0-9A-Z]{5}$/.test(text)) return { code: text };
      return reject(
        "is not an SQLSTATE: use five digits or capital letters",
        /^[0-9A-Za-z]{5}$/.test(text) ? text.toUpperCase() : undefined,
      );
  }
}

/**
 * The number of a numeric code; undefined for types other than `int` and `hex`. A signed hex code whose top bit is set is
 * negative: `0x80070005` is -2147024891.
 */
export function codeNumber(type: CodeType, code: string): number | undefined {
  if (type.kind === "int") return Number(code);
  if (type.kind !== "hex") return undefined;
  const value = Number(code);
  return type.signed && value >= 2 ** (type.bits - 1) ? value - 2 ** type.bits : value;
}

/** The anchor of a code in a page: the code itself, with `~20` for a space, which no anchor may have. */
export function codeAnchor(code: string): string {
  return code.replaceAll(" ", "~20");
}

/** Orders codes of one module: numbers by value, texts by code point. Never by locale. */
export function compareCodes(type: CodeType, a: string, b: string): number {
  const [x, y] = [codeNumber(type, a), codeNumber(type, b)];
  if (x !== undefined && y !== undefined) return x - y;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A range as a spec writes it: `3000-3999`, or a single code. */
export function rangeText([first, last]: readonly [first: string, last: string]): string {
  return first === last ? first : `${first}-${last}`;
}

/** Whether a code is in a range of its module, whose first and last code belong to it. */
export function isInRange(
  type: CodeType,
  code: string,
  [first, last]: readonly [first: string, last: string],
): boolean {
  return compareCodes(type, first, code) <= 0 && compareCodes(type, code, last) <= 0;
}

/** The canonical code of a number: plain digits, or hexadecimal for a `hex` code type. */
export function codeOfNumber(type: CodeType, value: number): string {
  return type.kind === "hex" ? hexCode(value, type.bits) : String(value);
}

/** A number as a hexadecimal code: padded capitals, and two's complement if it is negative. */
export function hexCode(value: number, bits: number): string {
  const digits = (value < 0 ? value + 2 ** bits : value).toString(16).toUpperCase();
  return `0x${digits.padStart(bits / 4, "0")}`;
}
