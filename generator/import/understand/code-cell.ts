/** How a code is written in a document. */
export type CodeForm = "int" | "hex" | "sqlstate" | "dotted" | "name" | "string";

/** The content of a cell in the code column. */
export interface CodeCell {
  readonly codes: readonly string[];
  /** A range such as `20090 - 20099` or `5xx`. It is only recorded, since not every code in it need exist. */
  readonly range?: string | undefined;
  /** An identifier beside the code. */
  readonly name?: string | undefined;
  /** Other text beside the code. */
  readonly remark?: string | undefined;
}

const dashes = /[\u2010-\u2015\u2212\uff0d]/g;

/** A text that is one code, in its spelling for a spec, and its form. Undefined for any other text. */
export function readCode(text: string): { readonly code: string; readonly form: CodeForm } | undefined {
  const plain = /^[\uff10-\uff19]+$/.test(text) ? narrow(text) : text;
  const code = plain.replace(/^[+](?=\d)/, "").replace(/^[\u2010-\u2015\u2212\uff0d](?=\d)/, "-");
  if (/^-?\d{1,16}$/.test(code)) return { code, form: "int" };
  if (/^-?\d{1,3}(?:,\d{3})+$/.test(code)) return { code: code.replaceAll(",", ""), form: "int" };
  if (/^0x[0-9A-Fa-f]{1,8}$/i.test(code)) return { code: `0x${code.slice(2)}`, form: "hex" };
  if (/^[0-9A-Z]{5}$/.test(code) && /[0-9]/.test(code)) return { code, form: "sqlstate" };
  const prefixed = prefixedCode(code);
  if (prefixed !== undefined) return { code: prefixed, form: "string" };
  if (!/^[A-Za-z0-9][A-Za-z0-9_.:/-]{0,127}$/.test(code) || /[.:/-]$/.test(code)) return undefined;
  if (/^[A-Za-z][A-Za-z0-9_]*$/.test(code)) return { code, form: "name" };
  if (/^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)+$/.test(code)) return { code, form: "dotted" };
  return { code, form: "string" };
}

/** Removes quotes, emphasis, invisible characters and unneeded backslashes around a code. */
function bare(text: string): string {
  return text
    .replace(/[\u200b-\u200f\ufeff\u2060]/g, "")
    .replace(/^[\uff10-\uff19]+$/, (wide) => wide.normalize("NFKC")) // a number, in any width
    .replace(/\\([_\-.*])/g, "$1")
    .replace(/[\s\u00a0\u3000]+/g, " ")
    .trim()
    .replace(/^["'`“”‘’*]+|["'`“”‘’*]+$/g, "")
    .trim();
}

const number = String.raw`[-\u2212]?(?:0x[0-9A-Fa-f]+|\d{1,3}(?:,\d{3})+(?!\d)|\d+)`;
const listOfNumbers = new RegExp(
  String.raw`^${number}(?:\s*(?:[/、，;；|]|,\s|,(?!\d{3}\b)|\s+(?:or|and)\s+|或|和|\s)\s*${number})+$`,
);
/** One number in two notations: `5 (0x5)`. */
const twoSpellings = new RegExp(String.raw`^(${number})\s*[(（]\s*${number}\s*[)）]$`);
const rangeOfNumbers = new RegExp(String.raw`^(${number})\s*(?:[-~～〜–—]|\.\.\.?|…|至|到|\bto\b)\s*(${number})$`);
const wild = /^-?\d*(?:[xX*]{1,4}|n{2,3})$/;

/**
 * Reads a cell of a code column: one code, several, a range, or a code with other text. With `named`, the name is the code
 * and the number beside it is something else, such as an HTTP status.
 */
export function readCodeCell(text: string, named = false): CodeCell {
  const read = readNumbered(text);
  if (!named || read.name === undefined || read.codes.length !== 1) return read;
  return { codes: [read.name], remark: read.codes[0] };
}

/** Longer texts are not codes, whatever they begin with. */
const longestCell = 400;

function readNumbered(text: string): CodeCell {
  if (text.length > longestCell) return { codes: [] };
  const whole = bare(text.replaceAll("\n", " "));
  if (listOfNumbers.test(whole) && !/^-?\d{1,3}(?:,\d{3})+$/.test(whole)) {
    const codes = [...whole.matchAll(new RegExp(number, "g"))].map(([digits]) => readCode(digits)?.code ?? digits);
    return besideStatus(codes) ?? { codes };
  }
  if (wild.test(whole) && /\d/.test(whole)) return { codes: [], range: whole };
  const several = codesIn(whole);
  if (several !== undefined) return { codes: several };
  const one = readCode(whole);
  if (one !== undefined) return { codes: [one.code] };
  const lines = text
    .split("\n")
    .map(bare)
    .filter((line) => line !== "");
  if (lines.length > 1) {
    const read = lines.map((line) => readCode(line.replace(twoSpellings, "$1")));
    const numbers = read.filter((code) => code?.form === "int" || code?.form === "hex");
    const names = read.filter((code) => code !== undefined && code.form !== "int" && code.form !== "hex");
    const words = lines.filter((_, i) => read[i] === undefined);
    if (numbers.length > 0 && numbers.length === lines.length)
      return { codes: numbers.map((code) => code?.code ?? "") };
    if (names.length === lines.length) return { codes: names.map((code) => code?.code ?? "") };
    if (numbers.length === 1 && names.length === 1 && words.length === 0) {
      return { codes: [numbers[0]?.code ?? ""], name: names[0]?.code };
    }
    if (numbers.length + names.length === 1) {
      return { codes: [(numbers[0] ?? names[0])?.code ?? ""], remark: words.join("\n") };
    }
  }
  const [, status, beside] = /^([45]\d\d)\s*[-–—]\s*(0x[0-9A-Fa-f]{2,8}|\d{4,8})$/.exec(whole) ?? [];
  if (status !== undefined && beside !== undefined) return { codes: [beside], remark: status };
  const range = rangeOfNumbers.exec(whole);
  if (range !== null) {
    const [from, to] = [readCode(range[1] ?? ""), readCode(range[2] ?? "")];
    if (from !== undefined && to !== undefined && Number(from.code) < Number(to.code))
      return { codes: [], range: whole.replace(dashes, "-") };
  }
  return readLabelled(whole);
}

const word = "[A-Za-z][A-Za-z0-9_]*(?:[.:][A-Za-z0-9_]+)*";

/** Several codes with one prefix, such as `E0005/E0006` or `E0005, E0006`; undefined for any other text. */
function codesIn(text: string): string[] | undefined {
  const parts = text.split(/\s*(?:[/、,，;；|]|\s(?:or|and)\s|或|和)\s*/);
  const [first = ""] = parts;
  const prefix = /^[A-Za-z]+(?:[-_.][A-Za-z]+)*[-_.]?(?=\d)/.exec(first)?.[0];
  if (parts.length < 2 || prefix === undefined) return undefined;
  return parts.every((part) => part.startsWith(prefix) && /^\d+$/.test(part.slice(prefix.length))) ? parts : undefined;
}

/** Words that introduce a code and are never a part of it. Capitals, as in `ERR: 0001`, are a prefix. */
const introductions = /^(?:http|e?codes?|err(?:no|ors?)?|status|(?:error|err|return|result|status)_?code)$/i;

/**
 * A code of a prefix and digits, such as `TD: 0004` and `TD 1004`, in its spelling for a spec. Numbers have no leading zeros,
 * so the prefix belongs to the code. A full-width colon is an accident of typing.
 */
function prefixedCode(text: string): string | undefined {
  const spaced = /^(?!(?:HTTP|RFC|ISO|CODE|ERROR)\b)[A-Z]{1,8} \d{3,8}$/.test(text);
  if (spaced) return text;
  const prefix = new RegExp(`^(${word})(?:\\s*[:：]\\s*|\\s)0\\d+$`).exec(text)?.[1];
  if (prefix === undefined || (introductions.test(prefix) && !/^[A-Z]+$/.test(prefix))) return undefined;
  return narrow(text);
}

/** A code with characters of normal width and single spaces. */
export const narrow = (code: string): string => code.normalize("NFKC").replace(/\s+/g, " ").trim();

/** The prefix of a cell such as `TD: 4`, which belongs to the code if other rows of the column have it too. */
export function prefixOf(text: string): string | undefined {
  const prefix = new RegExp(`^(${word})\\s*[:：]\\s*\\d+$`).exec(bare(text))?.[1];
  return prefix === undefined || (introductions.test(prefix) && !/^[A-Z]+$/.test(prefix)) ? undefined : prefix;
}
const labelled: readonly { readonly form: RegExp; readonly parts: readonly ("code" | "name" | "remark")[] }[] = [
  { form: new RegExp(`^(${number})\\s*[(（]\\s*(${word})\\s*[)）]$`), parts: ["code", "name"] },
  { form: new RegExp(`^(${word})\\s*[(（]\\s*(${number})\\s*[)）]$`), parts: ["name", "code"] },
  { form: new RegExp(`^(${word})\\s*[=:：]\\s*(${number})$`), parts: ["name", "code"] },
  { form: new RegExp(`^(${number})\\s*[=:：,，-]?\\s+?(${word})$`), parts: ["code", "name"] },
  { form: new RegExp(`^(${number})\\s*[(（](.*)[)）]$`), parts: ["code", "remark"] },
  { form: new RegExp(`^(${word})\\s*[(（](.*)[)）]$`), parts: ["code", "remark"] },
  { form: new RegExp(`^(${number})\\s*[:：,，;；-]?\\s+(\\S.*)$`), parts: ["code", "remark"] },
  { form: new RegExp(`^(${number})[:：](\\S.*)$`), parts: ["code", "remark"] },
];

/** A text that is one code. Beside a name, as in `PAY: 1000 (KEY_LOST)`, a word before the digits is a part of it. */
const withPrefix = (text: string): string | undefined =>
  readCode(text)?.code ?? (prefixOf(text) === undefined ? undefined : narrow(text));

/** A code with digits beside a name without any: `DB-2001 (KEY_LOST)`, `KEY_LOST (TD: 0004)`. */
function besideName(text: string): CodeCell | undefined {
  const [, outer = "", inner = ""] = /^([^()（）]+?)\s*[(（]\s*([^()（）]+?)\s*[)）]$/.exec(text) ?? [];
  for (const [name, other] of [
    [inner, outer],
    [outer, inner],
  ] as const) {
    const code = withPrefix(other);
    if (code !== undefined && /\d/.test(code) && /^[A-Za-z][A-Za-z_]*$/.test(name)) return { codes: [code], name };
  }
  return undefined;
}

/** A code beside an HTTP status: `409 / 0x13e8`. Codes of one list are of one length and notation. */
function besideStatus(codes: readonly string[]): CodeCell | undefined {
  const [status = "", code = ""] = codes;
  if (codes.length !== 2 || !/^[45]\d\d$/.test(status) || !/^0x|^\d{4,}$/.test(code)) return undefined;
  return { codes: [code], remark: status };
}

function readLabelled(text: string): CodeCell {
  const [, constant = "", value = ""] = new RegExp(`^(${word})\\s*=\\s*["'\`]?(.+)$`).exec(text) ?? [];
  const assigned = withPrefix(value);
  if (assigned !== undefined) return { codes: [assigned], name: constant };
  const beside = besideName(text);
  if (beside !== undefined) return beside;
  for (const { form, parts } of labelled) {
    const match = form.exec(text);
    if (match === null) continue;
    const found: Record<string, string> = {};
    parts.forEach((part, i) => (found[part] = match[i + 1] ?? ""));
    const code = readCode(found["code"] ?? "");
    if (code === undefined) continue;
    return { codes: [code.code], name: found["name"], remark: found["remark"] };
  }
  return { codes: [] };
}
