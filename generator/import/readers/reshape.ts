import type { Grid, Row } from "../document.js";
import { cell } from "../document.js";

/**
 * Grids as if their authors had written one row for each code: tables side by side, a table for each code, and tables of
 * records, each of which has a row for each of its fields.
 */
export function reshaped(grids: readonly Grid[]): Grid[] {
  return joined(grids.map(unfolded).flatMap(records)).map(withStatusColumn);
}

/** `HTTP Status Code: 404` at the end of a text, in a line or a sentence of its own. */
const statedStatus = /(?:^|\n|[.。!]\s*|\s*[(（])\s*HTTP[\p{L} -]{0,24}[:：]?\s*([1-5]\d\d)[)）]?\.?$/iu;

/** A table in which a column of texts ends with HTTP statuses has them in a column of their own. */
function withStatusColumn(grid: Grid): Grid {
  const width = Math.max(0, ...grid.rows.slice(0, 100).map(({ cells }) => cells.length));
  const rows = grid.rows.filter(({ section }) => section !== true);
  const column = Array.from({ length: width }, (_, i) => i).find((i) => {
    const filled = rows.filter(({ cells }) => (cells[i]?.text ?? "") !== "");
    return filled.length > 1 && filled.every(({ cells }) => statedStatus.test((cells[i]?.text ?? "").slice(-200)));
  });
  if (column === undefined) return grid;
  const split = (row: Row): Row => {
    const { text, ...others } = row.cells[column] ?? cell("");
    const found = row.section === true ? null : statedStatus.exec(text);
    const stop = /^[.。!]/.exec(found?.[0] ?? "")?.[0] ?? "";
    const rest = found === null ? text : text.slice(0, found.index) + stop;
    const padded = Array.from({ length: width }, (_, i) =>
      i === column ? { ...others, text: rest } : (row.cells[i] ?? cell("")),
    );
    return { ...row, cells: [...padded, cell(found?.[1] ?? "")] };
  };
  // The terms of a list without a header are the codes.
  const header =
    grid.header.length > 0 ? grid.header : [{ cells: column > 0 ? [cell("code")] : [], start: grid.start }];
  const headed = header.map((row, i) => ({
    ...row,
    cells: [
      ...row.cells,
      ...Array.from({ length: Math.max(0, width - row.cells.length) }, () => cell("")),
      cell(i === 0 ? "HTTP status" : ""),
    ],
  }));
  return { ...grid, header: headed, rows: grid.rows.map(split) };
}

/**
 * The records of a table whose first column repeats the same few keys, each as a table of its own. Rows without text part
 * them. A bar within a value, which Markdown takes for the end of a cell, stays in the value.
 */
function records(grid: Grid): readonly Grid[] {
  const rows = [...grid.header, ...grid.rows].filter((row) => textOf(row) !== "");
  const keys = rows.map(({ cells }) => cells[0]?.text ?? "");
  const starts = keys.flatMap((key, i) => (key === keys[0] ? [i] : []));
  const known = new Set(keys.slice(0, starts[1]));
  const areRecords =
    known.size >= 2 &&
    known.size === (starts[1] ?? keys.length) &&
    !known.has("") &&
    keys.every((key) => known.has(key));
  const isPlain = rows.every(({ cells }) => cells.length >= 2 && cells.every(({ spanned }) => spanned === undefined));
  const isBlank = starts.length > 1 || grid.header.some((row) => textOf(row) === "");
  if (grid.synthetic || grid.kind === "delimited" || !areRecords || !isPlain || !isBlank) return [grid];
  const pair = (row: Row): Row => {
    const [key = cell(""), ...values] = row.cells;
    return {
      ...row,
      cells: [key, values.length === 1 ? (values[0] ?? key) : cell(values.map(({ text }) => text).join("|"))],
    };
  };
  return starts.map((start, i) => {
    const part = rows.slice(start, starts[i + 1]).map(pair);
    return { ...grid, header: [], rows: part, start: part[0]?.start ?? grid.start };
  });
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
  // The first column of a table of codes has codes, and that of a table about one thing has words.
  const coded = all.filter(({ cells }) => /\d/.test(cells[0]?.text ?? "")).length;
  if (coded * 2 >= all.length) return undefined;
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
        list.rows.every((row) => titles.has(textOf(row)) || row.cells.some(({ text }) => titles.has(text)))
      )
        result.set(list, undefined);
  }
  return grids.flatMap((grid) => (result.has(grid) ? (result.get(grid) ?? []) : [grid]));
}

const textOf = ({ cells }: Row): string =>
  cells
    .map(({ text }) => text)
    .filter((text) => text !== "")
    .join(" ");

/** The share of codes that are different: a page may say twice what a code means. */
const leastDistinct = 0.8;

/** Whether the values in some row of the tables are different, as codes are. */
function differs(group: readonly Grid[]): boolean {
  const [first] = group;
  const size = (first?.header.length ?? 0) + (first?.rows.length ?? 0);
  return Array.from({ length: size }, (_, i) => {
    const values = group.map(({ header, rows }) => [...header, ...rows][i]?.cells[1]?.text ?? "");
    return new Set(values).size >= values.length * leastDistinct;
  }).some((distinct) => distinct);
}

function tableOf(first: Grid, group: readonly Grid[]): Grid {
  const keys = [...first.header, ...first.rows].map(({ cells }) => cells[0]?.text ?? "");
  const titles = group.map(({ headings, caption }) => headings.at(-1) ?? caption);
  const titled = new Set(titles).size === titles.length;
  // Tables below `400 Bad Request`: their codes come with this status.
  const inStatus = !titled && titles.every((title) => /^[1-5]\d\d\b/.test(title));
  const isAbove = titled || inStatus;
  const rows = group.map(({ header, rows, start }, i): Row => {
    const values = [...header, ...rows].map(({ cells }) => cells[1] ?? cell(""));
    return { cells: isAbove ? [cell(titles[i] ?? ""), ...values] : values, start };
  });
  const columns = isAbove ? [titled ? "title" : "HTTP status", ...keys] : keys;
  return {
    ...first,
    headings: isAbove ? first.headings.slice(0, -1) : first.headings,
    header: [{ cells: columns.map(cell), start: first.start }],
    rows,
  };
}
