import type { Block, Inline, Inlines, Table } from "./blocks.js";
import { plainText } from "./blocks.js";
import type { Random } from "./random.js";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("«", "&laquo;");

function inline(run: Inline): string {
  if (typeof run === "string") return escaped(run);
  const text = escaped(run.text);
  switch (run.mark) {
    case "code":
      return `<code>${text}</code>`;
    case "bold":
      return `<strong>${text}</strong>`;
    case "strike":
      return `<del>${text}</del>`;
    case "link":
      return `<a href="https://example.com/docs">${text}</a>`;
    case "break":
      return `<br/>${text}`;
    case "anchor":
      return `<a id="c${text.replace(/[^\p{L}\p{N}]+/gu, "-")}"></a>${text}`;
    case "broken":
      return text.replace(/_(?=[^_]*$)/, "_<wbr>");
  }
}

const line = (inlines: Inlines): string => inlines.map(inline).join("");

interface Style {
  readonly head: "thead" | "th" | "td";
  readonly span: boolean;
  readonly paragraphs: boolean;
  readonly breaks: string;
}

/** How many rows a cell spans if equal cells of its column are one: 0 if the cell above covers it. */
function spanOf({ rows, merge }: Table, row: number, column: number): number {
  if (column !== merge) return 1;
  const text = (at: number): string | undefined => {
    const cells = rows[at];
    return cells === undefined ? undefined : plainText(cells[column] ?? []);
  };
  if (row > 0 && text(row - 1) === text(row)) return 0;
  let span = 1;
  while (text(row + span) === text(row)) span++;
  return span;
}

/** A row with text in its first cell alone spans all columns where the page does so. */
function row(table: Table, at: number, { span, paragraphs, breaks }: Style): string {
  const cells = table.rows[at] ?? [];
  const [first = []] = cells;
  if (span && cells.length > 1 && cells.slice(1).every((runs) => plainText(runs) === "")) {
    return `<tr><td colspan="${cells.length}">${line(first)}</td></tr>`;
  }
  const cell = (runs: Inlines): string => (paragraphs ? `<p>${line(runs)}</p>` : line(runs));
  const written = cells.map((runs, i) => {
    const rows = spanOf(table, at, i);
    return rows === 0 ? "" : `${breaks}<td${rows > 1 ? ` rowspan="${rows}"` : ""}>${cell(runs)}</td>`;
  });
  return `<tr>${written.join("")}${breaks}</tr>`;
}

function tableText(table: Table, style: Style): string {
  const { header, rows } = table;
  const body = rows.map((_, i) => row(table, i, style)).join("\n");
  if (header.length === 0) return `<table border="1">\n${body}\n</table>`;
  const tag = style.head === "td" ? "td" : "th";
  const head = `<tr>${header.map((runs) => `<${tag}>${line(runs)}</${tag}>`).join("")}</tr>`;
  return style.head === "thead"
    ? `<table class="docs">\n<thead>\n${head}\n</thead>\n<tbody>\n${body}\n</tbody>\n</table>`
    : `<table border="1">\n${head}\n${body}\n</table>`;
}

/** The parts of a page, as HTML. */
export function htmlBody(blocks: readonly Block[], random: Random): string {
  const style: Style = {
    head: random.pick(["thead", "th", "td"]),
    span: random.chance(0.7),
    paragraphs: random.chance(0.15),
    breaks: random.pick(["", "\n  "]),
  };
  const write = (block: Block): string => {
    switch (block.kind) {
      case "heading":
        return `<h${block.level}>${line(block.text)}</h${block.level}>`;
      case "paragraph":
        return `<p>${block.lines.map(line).join("<br>\n")}</p>`;
      case "list": {
        const items = block.items.map(({ text, nested = [] }) => {
          const inner =
            nested.length === 0 ? "" : `<ul>${nested.map((runs) => `<li>${line(runs)}</li>`).join("")}</ul>`;
          return `<li>${line(text)}${inner}</li>`;
        });
        return `<ul>\n${items.join("\n")}\n</ul>`;
      }
      case "definitions":
        return `<dl>\n${block.items.map(({ term, text }) => `<dt>${line(term)}</dt>\n<dd>${line(text)}</dd>`).join("\n")}\n</dl>`;
      case "code":
        return `<pre><code>${escaped(block.text)}</code></pre>`;
      case "table":
        return tableText(block, style);
    }
  };
  return blocks.map(write).join("\n");
}

/** Writes a page as HTML, at times with a menu and a footer around it. */
export function html(title: string, blocks: readonly Block[], random: Random): string {
  const framed = random.chance(0.5);
  const menu = `<nav><ul><li><a href="/">Home</a></li><li><a href="/docs">Docs</a></li></ul></nav>\n`;
  const footer = `\n<footer><p>© 2024 Example Inc. · 12 rue de la Paix · +1 555 0100</p></footer>`;
  return `<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>${escaped(title)}</title>
<style>td { padding: 4px 10px; }</style></head>
<body>
${framed ? menu : ""}<h1>${escaped(title)}</h1>
${htmlBody(blocks, random)}${framed ? footer : ""}
</body>
</html>
`;
}
