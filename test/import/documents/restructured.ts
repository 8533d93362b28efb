import type { Block, Inline, Inlines, Table } from "./blocks.js";
import type { Random } from "./random.js";
import { padded, widthOf } from "./width.js";

const escaped = (text: string): string => text.replace(/[\\`*|]/g, "\\$&");

function inline(run: Inline): string {
  if (typeof run === "string") return escaped(run);
  switch (run.mark) {
    case "code":
      return `\`\`${run.text}\`\``;
    case "bold":
      return `**${escaped(run.text)}**`;
    case "strike":
    case "link":
    case "anchor":
    case "broken":
      return escaped(run.text);
    case "break":
      return ` ${escaped(run.text)}`;
  }
}

const line = (inlines: Inlines): string => inlines.map(inline).join("");

function columnsOf(table: Table): { all: string[][]; widths: number[] } {
  const all = [table.header, ...table.rows].map((row) => row.map(line));
  return { all, widths: table.header.map((_, i) => Math.max(4, ...all.map((row) => widthOf(row[i] ?? "")))) };
}

function grid(table: Table): string[] {
  const { all, widths } = columnsOf(table);
  const rule = (mark: string): string => `+${widths.map((width) => mark.repeat(width + 2)).join("+")}+`;
  return [
    rule("-"),
    ...all.flatMap((row, i) => [
      `|${row.map((text, j) => ` ${padded(text, widths[j] ?? 0)} `).join("|")}|`,
      rule(i === 0 ? "=" : "-"),
    ]),
  ];
}

function simple(table: Table): string[] {
  const { all, widths } = columnsOf(table);
  const rule = widths.map((width) => "=".repeat(width)).join("  ");
  const rows = all.map((row) =>
    row
      .map((text, i) => padded(text === "" ? "\\" : text, widths[i] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [rule, rows[0] ?? "", rule, ...rows.slice(1), rule];
}

function listTable(table: Table): string[] {
  const rows = [table.header, ...table.rows].flatMap((row) =>
    row.map((runs, i) => `   ${i === 0 ? "*" : " "} - ${line(runs)}`.trimEnd()),
  );
  return [".. list-table::", "   :header-rows: 1", "", ...rows];
}

function csvTable(table: Table): string[] {
  const quoted = (row: readonly Inlines[]): string =>
    row.map((runs) => `"${line(runs).replaceAll('"', '""')}"`).join(", ");
  return [".. csv-table::", `   :header: ${quoted(table.header)}`, "", ...table.rows.map((row) => `   ${quoted(row)}`)];
}

/** Writes a page as reStructuredText. */
export function restructured(title: string, blocks: readonly Block[], random: Random): string {
  const table = random.pick([grid, simple, listTable, csvTable]);
  const underlined = (text: string, mark: string): string[] => [text, mark.repeat(Math.max(4, widthOf(text)))];
  const write = (block: Block): string[] => {
    switch (block.kind) {
      case "heading":
        return underlined(line(block.text), ["=", "=", "-", "~", "^"][block.level] ?? '"');
      case "paragraph":
        return block.lines.length === 1 ? block.lines.map(line) : block.lines.map((runs) => `| ${line(runs)}`);
      case "list":
        return block.items.flatMap(({ text, nested = [] }) => [
          `* ${line(text)}`,
          ...(nested.length === 0 ? [] : ["", ...nested.map((runs) => `  * ${line(runs)}`), ""]),
        ]);
      case "definitions":
        return block.items.flatMap(({ term, text }) => [line(term), `   ${line(text)}`, ""]);
      case "code":
        return [`.. code-block:: ${block.language}`, "", ...block.text.split("\n").map((text) => `   ${text}`)];
      case "table":
        return table(block);
    }
  };
  const top = underlined(escaped(title), "#");
  return [top, ...blocks.map(write)].map((lines) => lines.join("\n")).join("\n\n") + "\n";
}
