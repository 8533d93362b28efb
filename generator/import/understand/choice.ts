import type { Column } from "./table.js";

/** What the user decides about tables, with options of the command. */
export interface Choice {
  /** The numbers of the tables to read, counted from 1. All of them if there are none. */
  readonly tables: readonly number[];
  /** The header of the code column, or its number counted from 1. */
  readonly codeColumn: string | undefined;
  /** The header of the column with the texts, or its number. */
  readonly textColumn: string | undefined;
}

export const noChoice: Choice = { tables: [], codeColumn: undefined, textColumn: undefined };

/** The column with a header, or with a number counted from 1. Headers are compared without case and blanks. */
export function columnCalled(columns: readonly Column[], wanted: string | undefined): Column | undefined {
  if (wanted === undefined) return undefined;
  const folded = (text: string): string => text.replace(/\s+/g, "").toLowerCase();
  return (
    columns.find(({ header }) => header !== "" && folded(header) === folded(wanted)) ??
    (/^[1-9]\d{0,2}$/.test(wanted) ? columns[Number(wanted) - 1] : undefined)
  );
}
