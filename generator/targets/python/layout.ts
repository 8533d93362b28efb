import { eastAsianWidth } from "get-east-asian-width";
import { plainCells } from "../../diagnostic/width.js";

/*
 * How ruff breaks the few lines that can get too long. Everything else is printed in a shape that ruff leaves alone
 * whatever its length: one argument a line with a comma after the last.
 */

/** The length that ruff and black allow a line. */
const longest = 88;

/** The columns that ruff counts for a text: two for a wide character, none for a mark on the one before. */
export function columns(text: string): number {
  const plain = plainCells(text);
  if (plain !== undefined) return plain;
  let width = 0;
  for (const character of text) {
    width += /\p{M}/u.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0x20);
  }
  return width;
}

/** Whether ruff leaves a line unbroken. */
export const fits = (line: string): boolean => line.length * 2 <= longest || columns(line) <= longest;

/** The first form if its lines are short enough, else the second. */
export function fitting(flat: string, broken: string): string {
  return flat.split("\n").every(fits) ? flat : broken;
}

/** `class A(B, C):`, the bases on lines of their own where they make the first too long. */
export function classHeader(name: string, bases: readonly string[]): string {
  const flat = `class ${name}(${bases.join(", ")}):`;
  if (fits(flat)) return flat;
  const each = bases.map((base) => `    ${base},\n`).join("");
  return fitting(`class ${name}(\n    ${bases.join(", ")}\n):`, `class ${name}(\n${each}):`);
}

/** `def name(a, b) -> C:`, each parameter on a line of its own where they make the first too long. */
export function functionHeader(name: string, parameters: readonly string[], result: string): string {
  const each = parameters.map((parameter) => `    ${parameter},\n`).join("");
  const broken = `def ${name}(\n${each}) -> ${result}:`;
  // A single parameter gets its comma.
  const joined =
    parameters.length === 1 ? broken : fitting(`def ${name}(\n    ${parameters.join(", ")}\n) -> ${result}:`, broken);
  return fitting(`def ${name}(${parameters.join(", ")}) -> ${result}:`, joined);
}

/** `before(a, b)`: on one line, or the arguments on one of their own, or each of them. */
export function call(before: string, parameters: readonly string[], indent: string, after = ""): string {
  const joined = parameters.join(", ");
  const each = parameters.map((parameter) => `${indent}    ${parameter},\n`).join("");
  return fitting(
    `${indent}${before}(${joined})${after}`,
    fitting(
      `${indent}${before}(\n${indent}    ${joined}\n${indent})${after}`,
      `${indent}${before}(\n${each}${indent})${after}`,
    ),
  );
}

/** `name = a or b`, broken as {@link inParts} does. */
export function alternatives(name: string, operands: readonly string[], indent: string): string {
  return inParts(`${indent}${name} = `, joined("or", operands), "", indent);
}

/** `if a and b:`, broken as {@link inParts} does. */
export function condition(operands: readonly string[], indent: string): string {
  return inParts(`${indent}if `, joined("and", operands), ":", indent);
}

/** `name = a if test else b`, broken as {@link inParts} does. */
export function choice(name: string, ifSo: string, test: string, ifNot: string, indent: string): string {
  return inParts(`${indent}${name} = `, [ifSo, `if ${test}`, `else ${ifNot}`], "", indent);
}

/** Operands, each but the first behind its operator. */
function joined(operator: string, operands: readonly string[]): readonly string[] {
  return operands.map((operand, index) => (index === 0 ? operand : `${operator} ${operand}`));
}

/** The parts of an expression: on one line, or in parentheses on one of its own, or each on one. */
function inParts(before: string, parts: readonly string[], after: string, indent: string): string {
  const parentheses = (inner: string): string => `${before}(\n${indent}    ${inner}\n${indent})${after}`;
  const flat = parts.join(" ");
  return fitting(`${before}${flat}${after}`, fitting(parentheses(flat), parentheses(parts.join(`\n${indent}    `))));
}

/** `name = value`; parentheses around the value only where they make both lines fit. */
export function assignment(name: string, value: string, indent = ""): string {
  const flat = `${indent}${name} = ${value}`;
  return fits(flat) ? flat : fitting(`${indent}${name} = (\n${indent}    ${value}\n${indent})`, flat);
}

/** `from module import a, b`, the names sorted as ruff sorts them. */
export function importLine(module: string, names: readonly string[], indent = ""): string {
  const sorted = [...new Set(names)].sort(compareImports);
  const head = `${indent}from ${module} import`;
  const lines = sorted.map((name) => `${indent}    ${name},\n`).join("");
  return fitting(`${head} ${sorted.join(", ")}`, `${head} (\n${lines}${indent})`);
}

/** `name=("a", "b"),` among the arguments of a call. */
export function tupleArgument(name: string, values: readonly string[], indent: string): string {
  const joined = values.length === 1 ? `${values[0] ?? ""},` : values.join(", ");
  const each = values.map((value) => `${indent}    ${value},\n`).join("");
  return fitting(`${indent}${name}=(${joined}),`, `${indent}${name}=(\n${each}${indent}),`);
}

/** A value of strings and tuples, as text of its parts. */
export type Tuple = string | readonly Tuple[];

/** `name: Final[Mapping[key, type[of]]]`, broken at the outermost brackets that make its lines short enough. */
export function tableOfClasses(name: string, key: string, of: string, after: string): string {
  const forms = [
    `${name}: Final[Mapping[${key}, type[${of}]]]`,
    `${name}: Final[\n    Mapping[${key}, type[${of}]]\n]`,
    `${name}: Final[\n    Mapping[\n        ${key}, type[${of}]\n    ]\n]`,
    `${name}: Final[\n    Mapping[\n        ${key},\n        type[${of}],\n    ]\n]`,
    `${name}: Final[\n    Mapping[\n        ${key},\n        type[\n            ${of}\n        ],\n    ]\n]`,
  ].map((form) => `${form}${after}`);
  return forms.reduceRight((broken, form) => fitting(form, broken));
}

/** `before[a, b]`, each item on a line of its own where they make it too long. */
export function subscript(before: string, items: readonly string[]): string {
  const flat = `${before}[${items.join(", ")}]`;
  // A comma after a single item would make it a tuple.
  if (items.length === 1) return fitting(flat, `${before}[\n    ${items.join("")}\n]`);
  return fitting(flat, `${before}[\n${items.map((item) => `    ${item},\n`).join("")}]`);
}

/** `except a.B as error:` */
export function except(type: string, binding = ""): string {
  const flat = `except ${type}${binding}:`;
  return fitting(flat, fitting(`except (\n    ${type}\n)${binding}:`, flat));
}

/** `name = (…)`, one element a line wherever a line would be too long. */
export function tupleAssignment(name: string, value: Tuple): string {
  return tuple(`${name} = `, value, "", "");
}

/** `key: (a, b),` in a dictionary, one element a line where a line would be too long. */
export function tupleItem(before: string, value: Tuple, indent: string): string {
  return tuple(before, value, ",", indent);
}

function tuple(before: string, value: Tuple, after: string, indent: string): string {
  const flat = `${indent}${before}${flatTuple(value)}${after}`;
  if (typeof value === "string" || fits(flat)) return flat;
  const lines = value.map((item) => tuple("", item, ",", `${indent}    `));
  return `${indent}${before}(\n${lines.join("\n")}\n${indent})${after}`;
}

function flatTuple(value: Tuple): string {
  if (typeof value === "string") return value;
  return `(${value.map(flatTuple).join(", ")}${value.length === 1 ? "," : ""})`;
}

/** Imported names: constants, then classes, then the rest; within each by natural order, letter case last. */
function compareImports(a: string, b: string): number {
  return rank(a) - rank(b) || compareNaturally(a.toLowerCase(), b.toLowerCase()) || compareNaturally(a, b);
}

/** The order of `__all__`: as that of imports, but capitals come before small letters. */
export function compareExports(a: string, b: string): number {
  return rank(a) - rank(b) || compareNaturally(a, b);
}

function rank(name: string): number {
  if (name.length > 1 && /^[^a-z]*[A-Z][^a-z]*$/.test(name)) return 0;
  return /^[A-Z]/.test(name) ? 1 : 2;
}

/** Text by code point, except that runs of digits are compared as numbers: `a2` is before `a10`. */
function compareNaturally(a: string, b: string): number {
  if (!/\d/.test(a) || !/\d/.test(b)) return compareText(a, b);
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [x, y] = [digitsAt(a, i), digitsAt(b, j)];
    if (x !== "" && y !== "") {
      // With a zero in front digits count from the left, as after a decimal point.
      const fraction = x.startsWith("0") || y.startsWith("0");
      const order = fraction ? compareText(x, y) : x.length - y.length || compareText(x, y);
      if (order !== 0) return order;
      i += x.length;
      j += y.length;
    } else {
      const order = compareText(a.charAt(i), b.charAt(j));
      if (order !== 0) return order;
      i += 1;
      j += 1;
    }
  }
  return a.length - i - (b.length - j);
}

function digitsAt(text: string, start: number): string {
  let end = start;
  while (text.charAt(end) >= "0" && text.charAt(end) <= "9") end += 1;
  return text.slice(start, end);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
