import { readLabel } from "./labels.js";
import type { Line } from "./lines.js";
import { inlineCell } from "./markdown-inline.js";
import type { Outline } from "./outline.js";

/** The beginning of a text that is in bold or in a code font, as plain text; or an empty string. */
export function markedIn(text: string): string {
  const [, , bold, code] = /^\s*(?:(\*\*|__)(\S(?:.{0,120}?\S)?)\1|`+\s?([^`]{1,120}?)\s?`+)/.exec(text) ?? [];
  const inner = (bold ?? code ?? "").replace(/^`|`$/g, "");
  return bold === undefined
    ? inner.trim()
    : inlineCell(inner)
        .text.replace(/[:：]$/, "")
        .trim();
}

/** Adds the lines of a paragraph to the outline. Lines below a term are its definition if they begin with `:` or are indented. */
export function addParagraph(outline: Outline, lines: readonly Line[]): void {
  const [first, second] = lines;
  if (first === undefined) return;
  const marked = markedIn(first.text);
  const inside = /^\s{2,}/.test(first.text);
  if (second !== undefined && isDefinition(first.text, second.text)) {
    const term = inlineCell(first.text.trim()).text.replaceAll("\n", " ");
    const below = lines.slice(1).map(({ text }) => text.replace(/^\s*:\s+/, "").trim());
    outline.term(term, inlineCell(below.join(" ")).text, first.start, marked);
    return;
  }
  if (/^\s{0,3}:\s+\S/.test(first.text)) {
    outline.paragraph(logicalLines(lines.map(({ text }) => text.replace(/^\s*:\s+/, ""))), first.start, {
      inside: true,
    });
    return;
  }
  const own = !inside && (marked !== "" || readLabel(inlineCell(first.text.trim()).text)?.by === "word");
  if (own) {
    const plain = lines.map(({ text }) => inlineCell(text.trim().replace(/\\$/, "")).text);
    const [label = "", ...rest] = plain.join("\n").split("\n");
    outline.paragraph([label, ...rest], first.start, { marked, own });
    return;
  }
  outline.paragraph(logicalLines(lines.map(({ text }) => text)), first.start, { inside });
}

/** Whether the second line of a paragraph is the definition of the first. */
function isDefinition(term: string, below: string): boolean {
  if (/^\s/.test(term) || term.length > 100) return false;
  return (
    /^\s{0,3}:\s+\S/.test(below) ||
    (/^\s{2,}\S/.test(below) && readLabel(inlineCell(term).text, markedIn(term)) !== undefined)
  );
}

/** Joins lines that are only wrapped. */
function logicalLines(lines: readonly string[]): string[] {
  const breaks = (line: string): boolean => line.endsWith("  ") || line.endsWith("\\");
  const joined = lines.map((line) => line.replace(/\\$/, "").trim() + (breaks(line) ? "\u2028" : "")).join(" ");
  return joined
    .split(/\u2028\s?/)
    .map((line) => inlineCell(line).text)
    .filter((line) => line !== "");
}
