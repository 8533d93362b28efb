import type { Block, Inlines, Table } from "./blocks.js";
import { plainText } from "./blocks.js";
import type { Random } from "./random.js";
import { padded, widthOf } from "./width.js";

/** Columns that two or more blanks separate. */
function aligned({ header, rows }: Table, ruled: boolean): string[] {
  const all = [header, ...rows].map((row) => row.map(plainText));
  const widths = header.map((_, i) => Math.max(...all.map((row) => widthOf(row[i] ?? ""))));
  const joined = (row: readonly string[]): string =>
    row
      .map((text, i) => padded(text, widths[i] ?? 0))
      .join("   ")
      .trimEnd();
  const [first = [], ...others] = all;
  return [
    joined(first),
    ...(ruled ? [widths.map((width) => "-".repeat(width)).join("   ")] : []),
    ...others.map(joined),
  ];
}

/** Writes a page as plain text. */
export function plain(title: string, blocks: readonly Block[], random: Random): string {
  const ruled = random.chance(0.5);
  const underline = random.pick(["-", "~", "."]);
  const bullet = random.pick(["- ", "* ", "• ", "  - "]);
  const line = (runs: Inlines): string => plainText(runs);
  const write = (block: Block): string[] => {
    switch (block.kind) {
      case "heading":
        return [line(block.text), (block.level > 2 ? underline : "-").repeat(widthOf(line(block.text)))];
      case "paragraph":
        return block.lines.map(line);
      case "list":
        return block.items.flatMap(({ text, nested = [] }) => [
          bullet + line(text),
          ...nested.map((runs) => `    - ${line(runs)}`),
        ]);
      case "definitions":
        return block.items.flatMap(({ term, text }) => [line(term), `    ${line(text)}`, ""]);
      case "code":
        return block.text.split("\n").map((text) => `    ${text}`);
      case "table":
        return aligned(block, ruled);
    }
  };
  return (
    [[title, "=".repeat(widthOf(title))], ...blocks.map(write)].map((lines) => lines.join("\n")).join("\n\n") + "\n"
  );
}
