import type { Catalog } from "../../model/catalog.js";
import { codeColumns } from "./codes.js";
import type { CodeColumn } from "./codes.js";
import { wrapped } from "./layout.js";
import { csvCell } from "./literals.js";

type Value = ReturnType<CodeColumn["value"]>;

/** The types of the columns of an engine, and how it writes values. */
export interface Values {
  readonly types: Readonly<Record<CodeColumn["type"], string>>;
  readonly string: (text: string) => string;
  /** A list of literals. */
  readonly list: (literals: readonly string[]) => string;
}

/** The most rows of one statement. */
const mostRows = 1000;

/** The columns of the table of codes, and statements with at most {@link mostRows} rows each. */
export function codesView(catalog: Catalog, { types, string, list }: Values): object {
  const literal = (value: Value): string => {
    if (value === undefined) return "null";
    if (typeof value === "string") return string(value);
    return typeof value === "object" ? list(value.map(string)) : String(value);
  };
  const rows = rowsOf(catalog).map((row) => row.map(literal).join(", "));
  const batches = Array.from({ length: Math.ceil(rows.length / mostRows) }, (_, index) =>
    rows.slice(index * mostRows, (index + 1) * mostRows),
  );
  return {
    columns: codeColumns.map(({ name, type }, index) => ({ name, type: types[type], isKey: index === 0 })),
    names: codeColumns.map(({ name }) => name).join(", "),
    batches: batches.map((batch) => ({ rows: batch })),
  };
}

function rowsOf(catalog: Catalog): readonly (readonly Value[])[] {
  return catalog.modules.flatMap((module) =>
    module.entries.map((entry) => codeColumns.map(({ value }) => value(entry, module, catalog))),
  );
}

/** The table of codes as CSV (RFC 4180), without its list of patterns. Nothing is an empty cell, and an empty text is `""`. */
export function codesCsv(catalog: Catalog): string {
  const isCell = codeColumns.map(({ type }) => type !== "texts");
  const line = (cells: readonly string[]): string => `${cells.filter((_, index) => isCell[index]).join(",")}\n`;
  const cell = (value: Value): string => (value === undefined ? "" : csvCell(String(value)));
  return [codeColumns.map(({ name }) => name), ...rowsOf(catalog).map((row) => row.map(cell))].map(line).join("");
}

/** Some columns of the table of codes as lists of literals, for an engine that looks codes up in a function. */
export function codesLists(
  catalog: Catalog,
  { string, list }: Omit<Values, "types">,
): Readonly<Record<string, string>> {
  const wanted = ["id", "module", "name", "kind", "action", "retryable", "http"];
  const rows = rowsOf(catalog);
  return Object.fromEntries(
    codeColumns.flatMap(({ name }, index) => {
      if (!wanted.includes(name)) return [];
      const literals = rows.map((row) => {
        const value = row[index];
        return typeof value === "string" ? string(value) : String(value);
      });
      return [[name, list([wrapped(literals, 96)])]];
    }),
  );
}
