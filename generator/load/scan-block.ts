import type { Scalar } from "./tree.js";

const header = /([|>])(-?)\n( +)/y;

/**
 * Scans a block scalar of a key or dash in a column: `|` with any lines, or `>` with lines of one paragraph. It ends at the
 * start of a line. Undefined for what its header or its lines rarely have.
 */
export function scanBlock(text: string, start: number, column: number): Scalar | undefined {
  header.lastIndex = start;
  const [opening = "", style, chomp, indent = ""] = header.exec(text) ?? [];
  if (indent.length <= column) return undefined;
  const lines: string[] = [];
  let end = start + opening.length - indent.length;
  while (text.startsWith(indent, end)) {
    const lineEnd = text.indexOf("\n", end);
    if (lineEnd === -1) return undefined;
    lines.push(text.slice(end + indent.length, lineEnd));
    end = lineEnd + 1;
  }
  const content = lines.join("\n");
  if (/[\t\r]|^\s|\n\n|\s$| \n/.test(content) || content === "" || (style === ">" && content.includes("\n ")))
    return undefined;
  const value = (style === ">" ? lines.join(" ") : content) + (chomp === "-" ? "" : "\n");
  return { type: "scalar", value, source: undefined, start, end };
}
