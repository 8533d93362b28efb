import { readFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";

const docs = join(import.meta.dirname, "..");

/** The pages that benchmarks and tests write, or whose tables they write. */
export const measuredPages = [
  "benchmarks",
  "comparison",
  "many-catalogs",
  "sql/clickhouse",
  "sql/duckdb",
  "sql/postgres",
  "sql/spark",
];

/**
 * A page that a benchmark or a test wrote, in another language. It is made from the English page, so its figures are those of the last
 * measurement: a translation has `{1}`, `{2}` and so on for them, in the order of the English text.
 */
export async function measuredPage(name, language) {
  const text = readFileSync(join(docs, `${name}.md`), "utf8");
  const translate = (part) => translated(part, (masked) => language.text(name, masked));
  const blocks = text.trim().split(/\n{2,}/);
  const path = join(docs, "zh", `${name}.md`);
  return format(blocks.map((block) => translatedBlock(block, translate)).join("\n\n"), {
    ...(await resolveConfig(path)),
    filepath: path,
  });
}

/** Headings, paragraphs, lists and tables are translated; code blocks and comments stay. */
function translatedBlock(block, translate) {
  if (block.startsWith("```") || block.startsWith("<!--")) return block;
  const isTable = block.startsWith("|");
  return block
    .split("\n")
    .map((line) => (isTable ? translatedRow(line, translate) : line.replace(/(?<=^(?:#+ |- )?)[^#\s-].*$/, translate)))
    .join("\n");
}

function translatedRow(line, translate) {
  const cells = line.slice(1, -1).split("|");
  return `|${cells.map((cell) => ` ${isFigure(cell) ? cell.trim() : translate(cell.trim())} `).join("|")}|`;
}

/** Code, figures with units, arithmetic, and the lines of a table. */
const isFigure = (cell) => /^ *`[^`]*` *$|^(?:[\d\s.,+()x:-]|ms|s|min|kB|MB)*$/.test(cell);

function translated(text, translate) {
  const figures = text.match(figure) ?? [];
  let count = 0;
  return translate(text.replace(figure, () => `{${++count}}`)).replace(/\{(\d+)\}/g, (_, n) => figures[n - 1]);
}

/** A hash of git, or a number with its unit of time. */
const figure = /\b[0-9a-f]{12}\b|\d+(?:[.,]\d+)*(?: (?:ms|s|min)\b)?/g;
