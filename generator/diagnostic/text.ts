import type { Range } from "../model/position.js";
import type { Diagnostic } from "./diagnostic.js";
import { cutLine } from "./cut.js";
import { visible } from "./visible.js";
import { cells } from "./width.js";

/** Colours a word, or does not. */
export type Paint = (style: "red" | "yellow" | "cyan" | "dim" | "bold", text: string) => string;

const colourOf = { error: "red", warning: "yellow", info: "cyan" } as const;

/** A diagnostic as a person reads it: place, rule and message, the line with a mark under the spot, and what to do. */
export function diagnosticText(diagnostic: Diagnostic, sources: ReadonlyMap<string, string>, paint: Paint): string {
  const { at, severity, rule, message, help, related } = diagnostic;
  const lines = [
    `${paint("bold", place(at))}: ${paint(colourOf[severity], severity)}[${rule}]: ${visible(message)}`,
    ...frame(at, sources, paint(colourOf[severity], "^")),
  ];
  if (related !== undefined) {
    lines.push(`${paint("bold", place(related.at))}: ${visible(related.message)}`, ...frame(related.at, sources, "-"));
  }
  if (help !== undefined) lines.push(`  ${paint("cyan", "help")}: ${visible(help)}`);
  return lines.join("\n");
}

/** `file:line:column`, the form that editors and terminals make a link of. */
function place({ file, line, column }: Range): string {
  return `${visible(file)}:${line}:${column}`;
}

function frame(at: Range, sources: ReadonlyMap<string, string>, mark: string): string[] {
  const line = sources.get(at.file)?.split(/\r?\n/)[at.line - 1];
  if (line === undefined) return [];
  const end = at.endLine === at.line ? at.endColumn : line.length + 1;
  const [start, stop] = [at.column - 1, Math.max(at.column, end) - 1];
  const [before, under, after] = cutLine([line.slice(0, start), line.slice(start, stop), line.slice(stop)], shown);
  const gutter = String(at.line);
  return [
    `  ${gutter} | ${before}${under}${after}`,
    `  ${" ".repeat(gutter.length)} | ${" ".repeat(cells(before))}${mark.repeat(Math.max(1, cells(under)))}`,
  ];
}

/** A tab is one blank, so that the mark stands where the text does. */
function shown(text: string): string {
  return visible(text.replaceAll("\t", " "));
}
