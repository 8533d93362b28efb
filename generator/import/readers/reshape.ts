import type { Grid, Row } from "../document.js";
import { cell } from "../document.js";

/** Grids as if their authors had written one row for each code: tables side by side, and a table for each code. */
export function reshaped(grids: readonly Grid[]): Grid[] {
  return joined(grids.map(unfolded));
}

/** A table whose columns repeat, such as code, text, code, text: the right half goes below the left one. */
function unfolded(grid: Grid): Grid {
  const [header = grid.rows[0]] = grid.header;
  const texts = header?.cells.map(({ text }) => text) ?? [];
  const half = texts.length / 2;
  const repeats =
    Number.isInteger(half) &&
    half >= 2 &&
    texts.slice(0, half).every((text, i) => text !== "" && text === texts[half + i]);
  if (
    !repeats ||
    grid.header.length > 1 ||
    grid.rows.some(({ cells }) => cells.some(({ spanned }) => spanned !== undefined))
  )
    return grid;
  const left = (row: Row): Row => ({ ...row, cells: row.cells.slice(0, half) });
  const right = (row: Row): Row => ({ ...row, cells: row.cells.slice(half) });
  const filled = grid.rows
    .slice(grid.header.length === 0 ? 1 : 0)
    .map(right)
    .filter(({ cells }) => cells.some(({ text }) => text !== ""));
  return { ...grid, header: grid.header.map(left), rows: [...grid.rows.map(left), ...filled] };
}

/** The keys of a table that describes one thing: its first column. */
function keysOf({ kind, header, rows, synthetic }: Grid): string | undefined {
  const all = [...header, ...rows];
  const isPairs =
    all.length >= 2 && all.length <= 12 && all.every(({ cells }) => cells.length === 2 && cells[0]?.text !== "");
  if (synthetic || kind === "delimited" || !isPairs) return undefined;
  return JSON.stringify(all.map(({ cells }) => cells[0]?.text));
}

/** Tables with the same keys in their first column, one for each code, become the rows of one table. */
function joined(grids: readonly Grid[]): Grid[] {
  const byKeys = new Map<string, Grid[]>();
  for (const grid of grids) {
    const keys = keysOf(grid);
    if (keys === undefined) continue;
    const group = byKeys.get(keys);
    if (group === undefined) byKeys.set(keys, [grid]);
    else group.push(grid);
  }
  const result = new Map<Grid, Grid | undefined>();
  for (const group of byKeys.values()) {
    const [first] = group;
    if (first === undefined || group.length < 2 || !differs(group)) continue;
    for (const grid of group) result.set(grid, undefined);
    result.set(first, tableOf(first, group));
    // The headings of these tables are not a list of their own.
    const titles = new Set(group.map(({ headings }) => headings.at(-1) ?? ""));
    for (const list of grids)
      if (
        list.kind === "list" &&
        list.rows.length > 0 &&
        list.rows.every(({ cells }) => cells.some(({ text }) => titles.has(text)))
      )
        result.set(list, undefined);
  }
  return grids.flatMap((grid) => (result.has(grid) ? (result.get(grid) ?? []) : [grid]));
}

/** Whether the values in some row of the tables are all different, as codes are. */
function differs(group: readonly Grid[]): boolean {
  const [first] = group;
  const size = (first?.header.length ?? 0) + (first?.rows.length ?? 0);
  return Array.from({ length: size }, (_, i) => {
    const values = group.map(({ header, rows }) => [...header, ...rows][i]?.cells[1]?.text ?? "");
    return new Set(values).size === values.length;
  }).some((distinct) => distinct);
}

function tableOf(first: Grid, group: readonly Grid[]): Grid {
  const keys = [...first.header, ...first.rows].map(({ cells }) => cells[0]?.text ?? "");
  const titles = group.map(({ headings, caption }) => headings.at(-1) ?? caption);
  const titled = new Set(titles).size === titles.length;
  const rows = group.map(({ header, rows, start }, i): Row => {
    const values = [...header, ...rows].map(({ cells }) => cells[1] ?? cell(""));
    return { cells: titled ? [cell(titles[i] ?? ""), ...values] : values, start };
  });
  const columns = titled ? ["title", ...keys] : keys;
  return {
    ...first,
    headings: titled ? first.headings.slice(0, -1) : first.headings,
    header: [{ cells: columns.map(cell), start: first.start }],
    rows,
  };
}
