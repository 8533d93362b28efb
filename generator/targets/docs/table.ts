import { printedWidth } from "../../render/printed-width.js";

const printWidth = 80;

/**
 * A table of encoded cells, as Prettier formats it with `proseWrap: never`: columns are aligned if the table fits the
 * print width. Otherwise they are not, so that one long text does not change the other rows.
 */
export function table(header: readonly string[], filledRows: readonly (readonly string[])[]): string {
  // An empty cell would look like a mistake, also to linters.
  const rows = filledRows.map((cells) => cells.map((text) => text || "—"));
  const widths = header.map((title) => Math.max(3, printedWidth(title)));
  const fits = (): boolean => widths.reduce((sum, width) => sum + width + 3, 1) <= printWidth;
  const aligned = [header, ...rows].every((cells) => {
    for (const [column, text] of cells.entries()) widths[column] = Math.max(widths[column] ?? 0, printedWidth(text));
    return fits();
  });
  const pad = (text: string, column: number): string =>
    aligned ? text + " ".repeat((widths[column] ?? 0) - printedWidth(text)) : text;
  const line = (cells: readonly string[]): string => `| ${cells.map(pad).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(aligned ? width : 3)).join(" | ")} |`;
  return [line(header), rule, ...rows.map(line)].join("\n");
}
