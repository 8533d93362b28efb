import type { Cell, Row } from "../document.js";
import { readCode, readCodeCell } from "./code-cell.js";
import type { CodeForm } from "./code-cell.js";
import type { Column } from "./table.js";
import type { Role } from "./column-role.js";
import { isPlaceholder, isProse, isTelling, isType, namesError } from "./shapes.js";

/** A column, rated as a possible code column. */
export interface Candidate {
  readonly column: Column;
  readonly score: number;
  readonly filled: number;
  /** The share of its filled cells that hold codes. */
  readonly share: number;
  readonly form: CodeForm | "mixed";
  readonly distinct: number;
  /** Whether its names look like codes: `NOT_FOUND`, `NotFound`. */
  readonly codeLike: boolean;
  /** The share of its filled cells that are HTTP statuses, and the share of those that are error statuses. */
  readonly statuses: number;
  readonly failures: number;
  /** The shares of its filled cells that are sentences, and types such as `string`. */
  readonly prose: number;
  readonly types: number;
  /** The shares of its codes with a shape that hardly anything else has, and of those that name an error. */
  readonly telling: number;
  readonly errors: number;
  /** The share of its codes that are written as constants are: `ORDER_LOST`. */
  readonly constants: number;
  /** Whether its codes count the rows: 1, 2, 3. */
  readonly ordinal: boolean;
}

/** How much the role of the header supports a code column. */
const roleWeight: Readonly<Record<Role, number>> = {
  code: 20,
  status: 15,
  value: 10,
  inner: 8,
  name: 7,
  http: 5,
  other: 2,
  title: 1,
  type: -4,
  text: -6,
  cause: -6,
  solution: -8,
  retry: -10,
  parameter: -8,
  required: -10,
};

/** Rates a column by its cells. */
export function candidateOf(column: Column, rows: readonly Row[]): Candidate {
  let filled = 0;
  let coded = 0;
  const forms = new Map<CodeForm, number>();
  const seen = new Set<string>();
  let codeLike = 0;
  let statuses = 0;
  let failures = 0;
  let [prose, types, telling, errors, constants] = [0, 0, 0, 0, 0];
  let ordinal = true;
  for (const { cells } of rows) {
    const text = cells[column.index]?.text ?? "";
    if (isPlaceholder(text)) continue;
    if (isSection(cells) || isAlone(cells, text)) continue;
    filled += 1;
    if (/^[1-5]\d\d\b/.test(text)) statuses += 1;
    if (/^[45]\d\d\b/.test(text)) failures += 1;
    if (isProse(text)) prose += 1;
    if (isType(text)) types += 1;
    const { codes, range } = readCodeCell(text);
    if (codes.length === 0 && range === undefined) continue;
    coded += 1;
    if (isTelling(codes[0] ?? text)) telling += 1;
    if (namesError(codes[0] ?? "")) errors += 1;
    if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(codes[0] ?? "")) constants += 1;
    if (codes[0] !== String(coded)) ordinal = false;
    seen.add(codes.join() + (range ?? ""));
    if (isCodeLike(codes[0] ?? "")) codeLike += 1;
    const form = readCode(codes[0] ?? "")?.form ?? "int";
    forms.set(form, (forms.get(form) ?? 0) + 1);
  }
  const share = filled === 0 ? 0 : coded / filled;
  const distinct = coded === 0 ? 0 : seen.size / coded;
  const [form, most] = [...forms].sort((a, b) => b[1] - a[1])[0] ?? ["name", 0];
  const states =
    forms.has("sqlstate") && [...seen].filter((code) => /^[0-9A-Z]{5}$/.test(code)).length >= seen.size * 0.8;
  const dominant = states ? "sqlstate" : most >= coded * 0.8 ? form : "mixed";
  const shape = dominant === "name" ? 2 : dominant === "mixed" ? 2 : 4;
  return {
    column,
    filled,
    share,
    distinct,
    form: dominant,
    codeLike: codeLike * 2 >= coded,
    statuses: filled === 0 ? 0 : statuses / filled,
    failures: statuses === 0 ? 0 : failures / statuses,
    prose: filled === 0 ? 0 : prose / filled,
    types: filled === 0 ? 0 : types / filled,
    telling: coded === 0 ? 0 : telling / coded,
    errors: coded === 0 ? 0 : errors / coded,
    constants: coded === 0 ? 0 : constants / coded,
    ordinal: ordinal && coded > 1,
    score: share === 0 ? -100 : roleWeight[column.role] + share * 6 + distinct * 8 + shape,
  };
}

/** Whether one text spans the whole row, as in a heading between groups of codes. */
export function isSection(cells: readonly Cell[]): boolean {
  const [first, ...rest] = cells;
  if (first === undefined || first.text === "" || cells.length < 2) return false;
  return rest.every(({ spanned, text }) => spanned === "across" && text === first.text);
}

/** Whether words are alone in their row: a heading for the rows below it. */
function isAlone(cells: readonly Cell[], text: string): boolean {
  return (
    cells.length > 1 && /^[\p{L}\p{M}\p{Zs}]+$/u.test(text) && cells.filter((cell) => cell.text !== "").length === 1
  );
}

/** Whether a text looks like a code rather than a word: `NOT_FOUND`, `NotFound`, `E100`, `a.b`. */
export function isCodeLike(code: string): boolean {
  return /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$|^[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+|^[a-z]+[A-Z]|\w[.:]\w|\d/.test(code);
}
