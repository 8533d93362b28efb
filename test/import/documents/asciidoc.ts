import type { Block, Inline, Inlines, Table } from "./blocks.js";
import type { Random } from "./random.js";

function inline(run: Inline): string {
  if (typeof run === "string") return run;
  switch (run.mark) {
    case "code":
      return `\`${run.text}\``;
    case "bold":
      return `*${run.text}*`;
    case "strike":
      return `[.line-through]#${run.text}#`;
    case "link":
      return `https://example.com/docs[${run.text}]`;
    case "break":
      return ` +\n${run.text}`;
    case "anchor":
      return `[[c${run.text.replace(/[^A-Za-z0-9]+/g, "-")}]]${run.text}`;
    case "broken":
      return run.text;
  }
}

const line = (inlines: Inlines): string => inlines.map(inline).join("");
const cell = (inlines: Inlines): string => line(inlines).replaceAll("|", "\\|");

function table({ header, rows }: Table, oneLine: boolean): string[] {
  const row = (cells: readonly Inlines[]): string[] =>
    oneLine
      ? [cells.map((runs) => `| ${cell(runs)}`.trimEnd()).join(" "), ""]
      : [...cells.map((runs) => `| ${cell(runs)}`.trimEnd()), ""];
  const columns = (rows[0] ?? []).map((_, i) => (i === 0 ? "1" : "3")).join(",");
  return [
    `[cols="${columns}"${header.length === 0 ? "" : ', options="header"'}]`,
    "|===",
    ...(header.length === 0 ? [] : [header.map((runs) => `| ${cell(runs)}`).join(" "), ""]),
    ...rows.flatMap(row).slice(0, -1),
    "|===",
  ];
}

/** Writes a page as AsciiDoc. */
export function asciidoc(title: string, blocks: readonly Block[], random: Random): string {
  const oneLine = random.chance(0.5);
  const write = (block: Block): string[] => {
    switch (block.kind) {
      case "heading":
        return [`${"=".repeat(block.level)} ${line(block.text)}`];
      case "paragraph":
        return block.lines.map((runs, i) => line(runs) + (i < block.lines.length - 1 ? " +" : ""));
      case "list":
        return block.items.flatMap(({ text, nested = [] }) => [
          `* ${line(text)}`,
          ...nested.map((runs) => `** ${line(runs)}`),
        ]);
      case "definitions":
        return block.items.map(({ term, text }) => `${line(term)}:: ${line(text)}`);
      case "code":
        return [`[source,${block.language}]`, "----", ...block.text.split("\n"), "----"];
      case "table":
        return table(block, oneLine);
    }
  };
  return [`= ${title}`, ...blocks.map((block) => write(block).join("\n"))].join("\n\n") + "\n";
}
