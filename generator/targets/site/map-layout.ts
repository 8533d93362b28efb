import type { Group, Module } from "../../model/catalog.js";
import { codeNumber, codeOfNumber } from "../../model/code-type.js";

/** The layout of a map whose rows are ranges of numbers. */
export interface NumberLayout {
  /** The difference between adjacent cells: 100 if every code is a multiple of 100. */
  readonly unit: number;
  readonly columns: number;
  /** The rows that have a code, by the number of their first cell divided by unit and columns. */
  readonly rows: readonly number[];
  readonly base: 10 | 16;
}

/** A map with more rows than this gets wider ones. */
const fewRows = 14;

/** A map this long whose rows are nearly empty is not shown. */
const mostSparseRows = 24;

/** The layout for a module's codes; undefined if they are not numbers, or too scattered for rows. */
export function numberLayout(module: Module, codes: readonly string[]): NumberLayout | undefined {
  const numbers = codes.map((code) => codeNumber(module.codeType, code));
  if (codes.length === 0 || numbers.includes(undefined)) return undefined;
  const values = numbers.filter((number) => number !== undefined);
  const base = module.codeType.kind === "hex" ? 16 : 10;
  const unit = commonUnit(values, base);
  const widths = base === 16 ? [16, 32, 64, 256] : [10, 20, 50, 100];
  const rowsOf = (columns: number): number[] => [...new Set(values.map((value) => Math.floor(value / unit / columns)))];
  const columns = widths.find((width) => rowsOf(width).length <= fewRows) ?? widths.at(-1) ?? base;
  const rows = rowsOf(columns).sort((a, b) => a - b);
  if (rows.length > mostSparseRows && codes.length / rows.length < 3) return undefined;
  return { unit, columns, rows, base };
}

/** The largest power of the base that divides every number. */
function commonUnit(values: readonly number[], base: number): number {
  const others = values.filter((value) => value !== 0);
  let unit = 1;
  while (others.length > 0 && others.every((value) => value % (unit * base) === 0)) unit *= base;
  return unit;
}

/** The cell of a code, counted from zero. Only codes that are numbers are laid out. */
export function positionOf(code: string, { unit }: NumberLayout, module: Module): number {
  return Math.floor((codeNumber(module.codeType, code) ?? 0) / unit);
}

/** The first and last cell of a group's declared range within `start` to `end`, if any. */
export function stretchOf(
  { range }: Group,
  start: number,
  end: number,
  layout: NumberLayout,
  module: Module,
): readonly [first: number, last: number] | undefined {
  if (range === undefined) return undefined;
  const first = Math.max(positionOf(range[0], layout, module), start);
  const last = Math.min(positionOf(range[1], layout, module), end);
  return first <= last ? [first, last] : undefined;
}

/** A number as the module writes codes: plain digits, or `0x` and capitals. */
export function numberText(value: number, { base }: NumberLayout, module: Module): string {
  return base === 10 ? String(value) : codeOfNumber(module.codeType, value);
}
