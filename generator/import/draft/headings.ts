import type { CodeTable } from "../understand/table.js";

/** The heading of a table without its number, or its caption if that is short. */
export function headingOf({ grid }: CodeTable): string {
  const heading = grid.headings.at(-1) ?? "";
  return unnumbered(grid.caption !== "" && grid.caption.length <= 40 ? grid.caption : heading);
}

/** A heading without its section number: `3.2 Order errors` gives `Order errors`. */
export function unnumbered(heading: string): string {
  return heading.replace(/^(?:\d+(?:\.\d+)*[.、）)]?|[一二三四五六七八九十]+、)\s*(?=\D)/, (number) =>
    /[.、）)\s]/.test(number) ? "" : number,
  );
}

/** The header of a column, or `column 3` if it has none. */
export function headerOf({ columns }: CodeTable, index: number): string {
  const header = columns[index]?.header ?? "";
  return header === "" ? `column ${index + 1}` : header;
}
