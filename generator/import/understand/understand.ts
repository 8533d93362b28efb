import type { Grid, SourceDocument } from "../document.js";
import { candidateOf } from "./candidate.js";
import { noChoice } from "./choice.js";
import { mentionsOthers } from "./column-role.js";
import type { Choice } from "./choice.js";
import { readTable } from "./table.js";
import type { CodeTable, NoTable } from "./table.js";
import { writtenAs } from "./written-as.js";

/** The tables of codes of a document, and the reasons why its other grids are not. */
export interface Understood {
  readonly tables: readonly CodeTable[];
  readonly skipped: readonly NoTable[];
}

/** Finds the tables of codes of a document. What the user chose wins over what its words and its structure say. */
export function understand(document: SourceDocument, choice: Choice = noChoice): Understood {
  const title = `${document.title} ${document.path.replace(/^.*\//, "")}`;
  const context = [title, ...document.grids.flatMap(({ headings }) => headings)].join(" ");
  const sampled = new Set(document.samples.flatMap(codesInSample));
  const read = (grid: Grid, index: number, strict: boolean): CodeTable | NoTable =>
    choice.tables.length > 0 && !choice.tables.includes(index + 1)
      ? { grid, reason: "it is not a table that --table chooses" }
      : readTable(grid, title, context, choice, strict, sampled);
  // A title that mentions errors makes any table of values a table of codes, unless other tables clearly are.
  const strict = document.grids.map((grid, i) => read(grid, i, isDrawn(grid)));
  const clear = strict.filter((table) => !("reason" in table) && !isBare(table));
  const lenient = strict.map((table, i) =>
    "reason" in table && clear.length === 0 ? read(table.grid, i, false) : table,
  );
  const all = lenient.map((table) =>
    "reason" in table && choice.tables.length === 0
      ? (likeAnother(table, lenient, title, context) ?? continuing(table, lenient, title, context) ?? table)
      : table,
  );
  const tables: CodeTable[] = [];
  const skipped: NoTable[] = [];
  for (const table of all) {
    if ("reason" in table) skipped.push(table);
    else tables.push(table);
  }
  return withoutIndexes({ tables, skipped });
}

/** Longer blocks of code are programs. */
const longestSample = 20_000;

/** The values of keys such as `code` in a sample response. */
const codesInSample = (sample: string): string[] =>
  sample.length > longestSample
    ? []
    : [...sample.matchAll(/"(?:err(?:or)?[-_]?)?(?:code|no)"\s*:\s*("(?:[^"\\\n]{1,100})"|-?\d{1,16}\b)/gi)].map(
        ([, value = ""]) => value.replaceAll('"', ""),
      );

/** Reads a table that nothing but its header shows to be one of codes: another table with the same header is one. */
function likeAnother(
  { grid }: NoTable,
  tables: readonly (CodeTable | NoTable)[],
  title: string,
  context: string,
): CodeTable | undefined {
  if (!isDrawn(grid)) return undefined;
  const same = tables.find(
    (table): table is CodeTable =>
      !("reason" in table) && (headerOf(table) === headerOf({ grid }) || isHeadlessTwin(grid, table)),
  );
  if (same === undefined) return undefined;
  const column = same.columns[same.codeColumn];
  const codeColumn = column === undefined || column.header === "" ? String(same.codeColumn + 1) : column.header;
  const table = readTable(grid, title, context, { ...noChoice, codeColumn });
  return "reason" in table ? undefined : { ...table, evidence: "another table with the same header has codes in it" };
}

/**
 * Reads a table whose numbers are written like those of other tables of codes and in none of them, beside sentences: it
 * goes on where they end, even if its header says nothing of errors.
 */
function continuing(
  { grid }: NoTable,
  tables: readonly (CodeTable | NoTable)[],
  title: string,
  context: string,
): CodeTable | undefined {
  if (!isDrawn(grid) || mentionsOthers([grid.headings.at(-1), ...headersOf(grid)].join(" "))) return undefined;
  const taken = tables.flatMap((table) => ("reason" in table ? [] : codesOf(table)));
  const shapes = new Set(taken.filter((code) => /\d{3}/.test(code)).flatMap((code) => writtenAs(code) ?? []));
  const known = new Set(taken);
  const width = Math.max(0, ...grid.rows.slice(0, 100).map(({ cells }) => cells.length));
  const rated = Array.from({ length: width }, (_, index) =>
    candidateOf({ index, header: "", role: "other" }, grid.rows),
  );
  const column = rated.findIndex(
    ({ share, distinct, filled }, i) =>
      share === 1 &&
      distinct === 1 &&
      filled > 1 &&
      grid.rows.every(
        ({ cells }) => shapes.has(writtenAs(cells[i]?.text ?? "") ?? "") && !known.has(cells[i]?.text ?? ""),
      ),
  );
  if (column === -1 || !rated.some(({ prose }) => prose >= 0.8)) return undefined;
  const table = readTable(grid, title, context, { ...noChoice, codeColumn: String(column + 1) });
  return "reason" in table
    ? undefined
    : { ...table, evidence: "it has numbers like those of the other tables of codes" };
}

const headersOf = ({ header }: Grid): string[] => header.flatMap(({ cells }) => cells.map(({ text }) => text));

/** Whether a grid is a table of a page. Grids of data and source code have headers that say what they are. */
const isDrawn = ({ kind }: Grid): boolean => /^(?:pipe|html|rst|asciidoc|aligned)$/.test(kind);

/** Whether a grid without a header has codes of the same form in the same column as a table. */
function isHeadlessTwin(grid: Grid, { columns, codeColumn, rows, grid: other }: CodeTable): boolean {
  const column = columns[codeColumn];
  if (column === undefined || grid.kind !== other.kind || grid.header.length + other.header.length > 0) return false;
  if (columns.some(({ header }) => header !== "") || grid.rows.some(({ cells }) => cells.length !== columns.length))
    return false;
  const [here, there] = [candidateOf(column, grid.rows), candidateOf(column, rows)];
  const shaped = here.codeLike || here.form === "string";
  return here.form === there.form && here.share >= 0.9 && here.distinct >= 0.9 && shaped;
}

/** The header of a table, to compare it with others. */
const headerOf = ({ grid }: { readonly grid: Grid }): string =>
  JSON.stringify((grid.header[0] ?? grid.rows[0])?.cells.map(({ text }) => text));

/** Whether a table is a list of codes without texts. */
const isBare = ({ grid, rows, columns, codeColumn }: CodeTable): boolean =>
  grid.kind === "list" &&
  rows.every(({ cells }) =>
    cells.every(({ text }, i) => text === "" || i === codeColumn || columns[i]?.header === "name"),
  );

/** Removes indexes: lists of codes without texts, whose codes other tables explain. */
function withoutIndexes({ tables, skipped }: Understood): Understood {
  const explained = new Set(tables.filter((table) => !isBare(table)).flatMap(codesOf));
  const kept: CodeTable[] = [];
  const indexes: NoTable[] = [];
  for (const table of tables) {
    if (!isBare(table)) {
      kept.push(table);
      continue;
    }
    const readings = table.readings.map((reading) =>
      reading.kind === "entry" && reading.cell.codes.every((code) => explained.has(code))
        ? { kind: "skipped" as const, row: reading.row, reason: "another table explains the code" }
        : reading,
    );
    if (readings.some(({ kind }) => kind === "entry")) kept.push({ ...table, readings });
    else indexes.push({ grid: table.grid, reason: "it is an index of codes that other tables explain" });
  }
  return { tables: kept, skipped: [...skipped, ...indexes] };
}

function codesOf(table: CodeTable): string[] {
  return table.readings.flatMap((reading) => (reading.kind === "entry" ? reading.cell.codes : []));
}
