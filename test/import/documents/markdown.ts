import type { Block, Inline, Inlines, Table } from "./blocks.js";
import { htmlBody } from "./html.js";
import type { Random } from "./random.js";

const escaped = (text: string): string => text.replace(/[\\`*<[\]]/g, "\\$&").replace(/&(?=\w+;)/g, "&amp;");

function inline(run: Inline): string {
  if (typeof run === "string") return escaped(run);
  switch (run.mark) {
    case "code":
      return `\`${run.text}\``;
    case "bold":
      return `**${escaped(run.text)}**`;
    case "strike":
      return `~~${escaped(run.text)}~~`;
    case "link":
      return `[${escaped(run.text)}](#${run.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")})`;
    case "break":
      return `<br>${escaped(run.text)}`;
    case "anchor":
      return `<a name="${run.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}"></a>${escaped(run.text)}`;
    case "broken":
      return run.text.replaceAll("_", "\\_");
  }
}

const line = (inlines: Inlines): string => inlines.map(inline).join("");
const cell = (inlines: Inlines): string => line(inlines).replaceAll("|", "\\|");

function pipeTable({ header, rows }: Table, style: number): string[] {
  const columns = rows[0]?.length ?? 0;
  const head = header.length === 0 ? Array.from({ length: columns }, () => []) : header;
  const all = [head, ...rows].map((row) => row.map(cell));
  const widths = head.map((_, i) => (style === 1 ? Math.max(3, ...all.map((row) => row[i]?.length ?? 0)) : 0));
  const joined = (row: readonly string[]): string => {
    const padded = row.map((text, i) => text.padEnd(widths[i] ?? 0));
    return style === 2 ? padded.join(" | ") : `| ${padded.join(" | ")} |`;
  };
  const rule = head.map((_, i) => (style === 1 ? "-".repeat(widths[i] ?? 3) : style === 0 ? "---" : ":---"));
  const [first = [], ...others] = all;
  return [joined(first), joined(rule), ...others.map(joined)];
}

/** Writes a page as Markdown. */
export const markdown = (title: string, blocks: readonly Block[], random: Random): string => {
  const text = markdownText(title, blocks, random);
  return random.chance(0.1) ? `---\ntitle: "${title}"\nsidebar_position: 42\n---\n\n${text}` : text;
};

/** Writes a page as Markdown in which tables and lists of definitions are HTML. */
export const markdownWithHtml = (title: string, blocks: readonly Block[], random: Random): string =>
  markdownText(title, blocks, random, (block) =>
    block.kind === "table" || block.kind === "definitions" ? htmlBody([block], random).split("\n") : undefined,
  );

function markdownText(
  title: string,
  blocks: readonly Block[],
  random: Random,
  other: (block: Block) => string[] | undefined = () => undefined,
): string {
  const bullet = random.pick(["-", "*", "+"]);
  const style = random.int(0, 2);
  const setext = random.chance(0.15);
  const nested = random.pick(["  ", "    "]);
  const write = (block: Block): string[] => {
    switch (block.kind) {
      case "heading":
        return setext && block.level === 2
          ? [line(block.text), "-".repeat(12)]
          : [`${"#".repeat(block.level)} ${line(block.text)}`];
      case "paragraph":
        return block.lines.map((runs, i) => line(runs) + (i < block.lines.length - 1 ? "  " : ""));
      case "list":
        return block.items.flatMap((item) => [
          `${bullet} ${line(item.text)}`,
          ...(item.nested ?? []).map((runs) => `${nested}- ${line(runs)}`),
        ]);
      case "definitions":
        return block.items.flatMap(({ term, text }) => [line(term), `: ${line(text)}`, ""]);
      case "code":
        return [`\`\`\`${block.language}`, ...block.text.split("\n"), "```"];
      case "table":
        return pipeTable(block, style);
    }
  };
  return (
    [`# ${escaped(title)}`, ...blocks.map((block) => (other(block) ?? write(block)).join("\n"))].join("\n\n") + "\n"
  );
}
