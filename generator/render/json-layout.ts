import { isPlain } from "../diagnostic/width.js";
import { hidingMarks } from "../model/invisible.js";
import type { Items } from "../output/items.js";
import { TextBuilder } from "./text-builder.js";
import { LazyList } from "./list.js";
import { printedWidth } from "./printed-width.js";

const printWidth = 80;

/** A JSON value with its scalars as they were written. */
type Node =
  | { readonly kind: "scalar"; readonly raw: string }
  | { readonly kind: "list"; readonly items: readonly Node[] }
  | { readonly kind: "object"; readonly members: readonly (readonly [key: string, value: Node])[] };

/**
 * Lays out JSON text as Prettier does: one line for each member, and a list on one line if it fits. Strings keep their
 * spelling, numbers their digits, and repeated keys all their members. The text must be valid JSON.
 */
export function layoutJson(text: string): string {
  const tokens = Array.from(text.matchAll(/"(?:[^"\\]|\\.)*"|[-+.0-9A-Za-z]+|[[\]{}]/g), ([token]) => token);
  let next = 0;
  const take = (): string => String(tokens[next++]); // valid JSON does not end here
  const read = (): Node => {
    const token = take();
    if (token === "[") {
      const items: Node[] = [];
      while (tokens[next] !== "]") items.push(read());
      next++;
      return { kind: "list", items };
    }
    if (token === "{") {
      const members: [string, Node][] = [];
      while (tokens[next] !== "}") members.push([take(), read()]);
      next++;
      return { kind: "object", members };
    }
    return { kind: "scalar", raw: /^[-0-9]/.test(token) ? plainNumber(token) : token };
  };
  return print(read(), "", 0, 0);
}

/** Prints a node that starts at a column and is followed by `after` more characters on its last line. */
function print(node: Node, indent: string, column: number, after: number): string {
  if (node.kind === "scalar") return node.raw;
  const inner = `${indent}  `;
  if (node.kind === "object") {
    if (node.members.length === 0) return "{}";
    const lines = node.members.map(([key, value], index) => {
      const comma = index < node.members.length - 1 ? "," : "";
      const lead = `${inner}${key}: `;
      const column = value.kind === "list" ? printedWidth(lead) : 0; // only lists depend on it
      return `${lead}${print(value, inner, column, comma.length)}${comma}`;
    });
    return `{\n${lines.join("\n")}\n${indent}}`;
  }
  if (!mustBreak(node)) {
    const flat = onOneLine(node);
    if (column + printedWidth(flat) + after <= printWidth) return flat;
  }
  const { items } = node;
  const body = items.length > 1 && items.every(isNumber) ? fill(items.map(onOneLine), inner) : itemLines(items, inner);
  return `[\n${body}\n${indent}]`;
}

function itemLines(items: readonly Node[], indent: string): string {
  return items
    .map((item, index) => {
      const comma = index < items.length - 1 ? "," : "";
      return `${indent}${print(item, indent, indent.length, comma.length)}${comma}`;
    })
    .join("\n");
}

/** Fills lines with as many numbers as fit, like the words of a paragraph. */
function fill(numbers: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = "";
  for (const [index, number] of numbers.entries()) {
    const word = index < numbers.length - 1 ? `${number},` : number;
    if (line !== "" && indent.length + line.length + 1 + word.length > printWidth) {
      lines.push(indent + line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, indent + line].join("\n");
}

/** Whether a node cannot be on one line: an object with members, or a matrix (a list of several lists of several items). */
function mustBreak(node: Node): boolean {
  if (node.kind === "object") return node.members.length > 0;
  if (node.kind === "scalar") return false;
  const { items } = node;
  const matrix = items.length > 1 && items.every((item) => item.kind === "list" && item.items.length > 1);
  return matrix || items.some(mustBreak);
}

function onOneLine(node: Node): string {
  if (node.kind === "scalar") return node.raw;
  return node.kind === "object" ? "{}" : `[${node.items.map(onOneLine).join(", ")}]`;
}

/** A number as Prettier writes it: `1e+07` becomes `1e7`, `1.50` becomes `1.5`. */
function plainNumber(number: string): string {
  const [mantissa = "", exponent = ""] = number.toLowerCase().split("e");
  const digits = mantissa.replace(/(\.\d+?)0+$/, "$1");
  const power = exponent.replace("+", "").replace(/^(-?)0+/, "$1");
  return power === "" || power === "-" ? digits : `${digits}e${power}`;
}

function isNumber(node: Node): boolean {
  return node.kind === "scalar" && /^[-0-9]/.test(node.raw);
}

/**
 * A value as the text of a JSON file, laid out by {@link layoutJson}. Marks that reorder or hide text are escapes, and lone
 * surrogates, which UTF-8 cannot encode, are replaced. Lists of objects with members may be lazy, also within objects.
 */
export function printJson(value: unknown): string {
  const out = new TextBuilder();
  printValue(value, "", { out, keys: new Map() }, "", 0);
  out.add("\n");
  return out.text;
}

/**
 * The same text in pieces: what comes before the items of a list, each item, and what comes after them. The list is the
 * last member of an object, and its items are objects with members.
 */
export function jsonPieces(
  before: object,
  key: string,
  list: LazyList<unknown>,
): { readonly start: string; readonly item: (index: number, items?: Items) => string; readonly end: string } {
  const start = printJson(before).slice(0, -"\n}\n".length);
  const item = (index: number, items?: Items): string => {
    const out = new TextBuilder(items);
    out.add(index === 0 ? "\n" : ",\n");
    printValue(list.at(index), "    ", { out, keys: new Map() }, "    ", 0);
    return out.text;
  };
  return { start: `${start},\n  ${quoted(key)}: [`, item, end: list.length === 0 ? "]\n}\n" : "\n  ]\n}\n" };
}

interface Printing {
  readonly out: TextBuilder;
  /** Keys as they are printed. A large file has few keys, many times. */
  readonly keys: Map<string, string>;
}

/** Prints a value after `lead` on its line, before `after` more characters. Only lists, which are small, need a tree. */
function printValue(value: unknown, indent: string, printing: Printing, lead: string, after: number): void {
  const { out } = printing;
  out.add(lead);
  if (typeof value === "string") out.add(quoted(value.toWellFormed()));
  else if (value instanceof LazyList) printObjects(value, indent, printing);
  else if (typeof value === "object" && value !== null && !Array.isArray(value)) printObject(value, indent, printing);
  else {
    const column = Array.isArray(value) ? printedWidth(lead) : 0; // a scalar is printed alike wherever it is
    out.add(print(nodeOf(value), indent, column, after));
  }
}

function printObject(value: object, indent: string, printing: Printing): void {
  const { out, keys } = printing;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const inner = `${indent}  `;
  for (const [index, [key, member]] of members.entries()) {
    let printed = keys.get(key);
    if (printed === undefined) keys.set(key, (printed = `${quoted(key)}: `));
    out.add(index === 0 ? "{\n" : ",\n");
    printValue(member, inner, printing, inner + printed, index < members.length - 1 ? 1 : 0);
  }
  out.add(members.length === 0 ? "{}" : `\n${indent}}`);
}

function printObjects(list: LazyList<unknown>, indent: string, printing: Printing): void {
  const { out } = printing;
  const inner = `${indent}  `;
  for (let index = 0; index < list.length; index++) {
    out.add(index === 0 ? "[\n" : ",\n");
    // Objects end in a bracket of their own line.
    out.addItem(out.items && list.reads?.(index), (to) =>
      printValue(list.at(index), inner, { ...printing, out: to }, inner, 0),
    );
  }
  out.add(list.length === 0 ? "[]" : `\n${indent}]`);
}

/** A value as `JSON.stringify` understands it. */
function nodeOf(value: unknown): Node {
  if (Array.isArray(value)) return { kind: "list", items: value.map((item) => nodeOf(item ?? null)) };
  if (typeof value === "object" && value !== null) {
    const members: [string, Node][] = [];
    for (const [key, inner] of Object.entries(value)) {
      if (inner !== undefined) members.push([quoted(key), nodeOf(inner)]);
    }
    return { kind: "object", members };
  }
  if (typeof value === "string") return { kind: "scalar", raw: quoted(value.toWellFormed()) };
  const raw = JSON.stringify(value);
  return { kind: "scalar", raw: typeof value === "number" ? plainNumber(raw) : raw };
}

const quoted = (text: string): string =>
  isPlain(text) && !/["\\]/.test(text) ? `"${text}"` : escapeInvisible(JSON.stringify(text));

/** JSON text with escapes for control characters, line separators and marks that reorder or hide text. */
export function escapeInvisible(json: string): string {
  return json.replace(invisible, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Without C0 controls and lone surrogates: JSON text has none. */
const invisible = new RegExp(`[\\u007f-\\u009f${hidingMarks}]`, "g");
