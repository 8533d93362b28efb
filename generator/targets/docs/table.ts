import { TextBuilder } from "../../render/text-builder.js";
import { LazyList } from "../../render/list.js";
import { LongText } from "../../render/long-text.js";
import { printedWidth } from "../../render/printed-width.js";

/** Rows of cells, which may be lazy: a table of all codes is long. */
type Rows = readonly (readonly string[])[] | LazyList<readonly string[]>;

const printWidth = 80;

/**
 * A table of encoded cells, as Prettier formats it with `proseWrap: never`: columns are aligned if the table fits the
 * print width. Otherwise they are not, so that one long text does not change the other rows.
 */
export function table(header: readonly string[], rows: Rows): string {
  const text = new TextBuilder();
  printTable(header, rows, text);
  return text.text;
}

/** The same for many rows. Those that have not changed need not be made again. */
export function longTable(header: readonly string[], rows: LazyList<readonly string[]>): LongText {
  return new LongText((out) => printTable(header, rows, out));
}

function printTable(header: readonly string[], rows: Rows, out: TextBuilder): void {
  const widths = header.map((title) => Math.max(3, printedWidth(title)));
  const fits = (): boolean => widths.reduce((sum, width) => sum + width + 3, 1) <= printWidth;
  let aligned = fits();
  for (let index = 0; aligned && index < rows.length; index++) {
    for (const [column, text] of cellsOf(rows, index).entries()) {
      widths[column] = Math.max(widths[column] ?? 0, printedWidth(text));
    }
    aligned = fits();
  }
  const pad = (text: string, column: number): string =>
    aligned ? text + " ".repeat((widths[column] ?? 0) - printedWidth(text)) : text;
  const line = (cells: readonly string[]): string => `| ${cells.map(pad).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(aligned ? width : 3)).join(" | ")} |`;
  out.add(`${line(header)}\n${rule}`);
  for (let index = 0; index < rows.length; index++) {
    const reads = out.items && rows instanceof LazyList ? rows.reads?.(index) : undefined;
    // A row of an aligned table depends on the others.
    out.addItem(reads && aligned ? "new" : reads, (to) => to.add(`\n${line(cellsOf(rows, index))}`));
  }
}

/** An empty cell would look like a mistake, also to linters. */
function cellsOf(rows: Rows, index: number): readonly string[] {
  return (rows.at(index) ?? []).map((text) => text || "—");
}
