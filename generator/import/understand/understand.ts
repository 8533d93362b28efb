import type { SourceDocument } from "../document.js";
import { noChoice } from "./choice.js";
import type { Choice } from "./choice.js";
import { readTable } from "./table.js";
import type { CodeTable, NoTable } from "./table.js";

/** The tables of codes of a document, and the reasons why its other grids are not. */
export interface Understood {
  readonly tables: readonly CodeTable[];
  readonly skipped: readonly NoTable[];
}

/** Finds the tables of codes of a document. What the user chose wins over what its words and its structure say. */
export function understand(document: SourceDocument, choice: Choice = noChoice): Understood {
  const title = `${document.title} ${document.path.replace(/^.*\//, "")}`;
  const context = [title, ...document.grids.flatMap(({ headings }) => headings)].join(" ");
  const tables: CodeTable[] = [];
  const skipped: NoTable[] = [];
  for (const [i, grid] of document.grids.entries()) {
    const read =
      choice.tables.length > 0 && !choice.tables.includes(i + 1)
        ? { grid, reason: "it is not a table that --table chooses" }
        : readTable(grid, title, context, choice);
    if ("reason" in read) skipped.push(read);
    else tables.push(read);
  }
  return withoutIndexes({ tables, skipped });
}

/** Removes indexes: lists of codes without texts, whose codes other tables explain. */
function withoutIndexes({ tables, skipped }: Understood): Understood {
  const isBare = ({ grid, rows }: CodeTable): boolean =>
    grid.kind === "list" && rows.every(({ cells }) => (cells[2]?.text ?? "") === "");
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
