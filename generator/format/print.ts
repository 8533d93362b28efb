import { cells } from "../diagnostic/width.js";
import { scalar } from "../edit/scalar.js";
import { widest } from "./layout.js";
import { escaped, isPlainInLine, isTakenForAnother, needsEscapes } from "./scalar.js";

/*
 * Prints values in the canonical form of a spec file without parsing YAML, for files that errspec makes. A test formats what
 * is printed here, and expects that nothing changes.
 */

/** A value to print: a scalar, or a list or a mapping with its layout. */
export type Value = Scalar | List | Map;

export interface Scalar {
  /** On one line with other values. */
  readonly inline: string;
  /** After its key: on one line, or a header and the lines of a block. */
  readonly own: string;
  readonly block: readonly string[];
}

interface List {
  readonly line: "fits" | "never";
  readonly items: readonly Value[];
}

interface Map {
  readonly line: "fits" | "never";
  readonly pairs: readonly Pair[];
}

type Pair = readonly [key: string, value: Value | undefined];

/** A value that is printed as it is: a number, a boolean, or a text that is YAML. */
export const raw = (text: string): Scalar => ({ inline: text, own: text, block: [] });

/** A text of the spec, with quotes only where it needs them. */
export function text(value: string): Scalar {
  const escape = needsEscapes(value);
  const quotes = escape || isTakenForAnother(value);
  const inline = !quotes && isPlainInLine(value) ? value : escaped(value);
  const block = blockOf(value);
  if (block !== undefined) return { inline, own: "|-", block };
  return { inline, own: escape ? escaped(value) : quotes ? JSON.stringify(value) : plain(value), block: [] };
}

/** A code: a plain number stays one if the codes of its module are numbers. */
export const code = (value: string, isNumber: boolean): Scalar =>
  isNumber && /^(?:0|-?[1-9]\d*)$/.test(value) ? raw(value) : text(value);

/** A text in an author's own key, which the formatter leaves as it is. */
export function free(value: string): Scalar {
  const block = blockOf(value);
  const inline = needsEscapes(value) ? escaped(value) : scalar(value);
  return block === undefined ? raw(inline) : { inline, own: "|-", block };
}

export const list = (line: "fits" | "never", items: readonly Value[]): List => ({ line, items });

/** A mapping. Keys without a value are left out. */
export const map = (line: "fits" | "never", pairs: readonly Pair[]): Map => ({
  line,
  pairs: pairs.filter(([, value]) => value !== undefined),
});

/**
 * The lines of a key and its value, indented by `indent` blanks. A list and a mapping without items has no lines, and
 * neither has a key without a value.
 */
export function field(key: string, value: Value | undefined, indent = 0): string[] {
  if (value === undefined || isEmpty(value)) return [];
  const start = `${" ".repeat(indent)}${key}:`;
  if ("own" in value)
    return [`${start} ${value.own}`, ...value.block.map((line) => `${" ".repeat(indent + 2)}${line}`)];
  const line = oneLine(value);
  if (value.line === "fits" && indent + cells(key) + 2 + cells(line) <= widest) return [`${start} ${line}`];
  return [start, ...linesOf(value, indent + 2)];
}

const isEmpty = (value: Value): boolean =>
  "items" in value ? value.items.length === 0 : "pairs" in value && value.pairs.length === 0;

/** The lines of the items or the keys of a value, indented by `indent` blanks. */
export function linesOf(value: List | Map, indent: number): string[] {
  if ("pairs" in value) return value.pairs.flatMap(([key, inner]) => field(key, inner, indent));
  return value.items.flatMap((item) => {
    const dash = `${" ".repeat(indent)}- `;
    if ("own" in item) return [`${dash}${item.own}`, ...item.block.map((line) => `${" ".repeat(indent + 2)}${line}`)];
    // The formatter measures an item from two columns after its own.
    const line = oneLine(item);
    if (item.line === "fits" && indent + 4 + cells(line) <= widest) return [`${dash}${line}`];
    const [first = "", ...more] = linesOf(item, indent + 2);
    return [`${dash}${first.slice(indent + 2)}`, ...more];
  });
}

function oneLine(value: Value | undefined): string {
  if (value === undefined) return "";
  if ("own" in value) return value.inline;
  if ("items" in value) return `[${value.items.map(oneLine).join(", ")}]`;
  return `{ ${value.pairs.map(([key, inner]) => `${key}: ${oneLine(inner)}`).join(", ")} }`;
}

/** The lines of a text of several lines, if it can be a block; others are in quotes, with escapes. */
function blockOf(value: string): readonly string[] | undefined {
  if (!value.includes("\n")) return undefined;
  const lines = value.split("\n");
  return lines.every((line) => line !== "" && line.trim() === line && !needsEscapes(line)) ? lines : undefined;
}

/** A text on a line of its own that is plain if YAML allows it. Single quotes save escapes. Source: YAML 1.2.2, section 7.3.3. */
function plain(value: string): string {
  if (!/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return value;
  return value.includes('"') && !value.includes("'") ? `'${value}'` : JSON.stringify(value);
}
