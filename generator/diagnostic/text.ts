import type { Range } from "../model/position.js";
import type { Diagnostic } from "./diagnostic.js";
import { cutLine } from "./cut.js";
import { visible } from "./visible.js";
import { cells } from "./width.js";

/** Adds color to a text, or returns it unchanged if colors are off. */
export type Paint = (style: "red" | "yellow" | "cyan" | "dim" | "bold", text: string) => string;

const colourOf = { error: "red", warning: "yellow", info: "cyan" } as const;

/** A diagnostic for people: place, rule and message, the line with a mark under the place, and the remedy. */
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

/** `file:line:column`, which editors and terminals turn into a link. */
function place({ file, line, column }: Range): string {
  return `${visible(file)}:${line}:${column}`;
}

function frame(at: Range, sources: ReadonlyMap<string, string>, mark: string): string[] {
  const line = sources.get(at.file)?.split(/\r?\n/)[at.line - 1];
  if (line === undefined) return [];
  const end = at.endLine === at.line ? at.endColumn : line.length + 1;
  const [start, stop] = [at.column - 1, Math.max(at.column, end) - 1];
  const [before, under, after] = cutLine([line.slice(0, start), line.slice(start, stop), line.slice(stop)], printable);
  const gutter = String(at.line);
  return [
    `  ${gutter} | ${before}${under}${after}`,
    `  ${" ".repeat(gutter.length)} | ${" ".repeat(cells(before))}${mark.repeat(Math.max(1, cells(under)))}`,
  ];
}

/** A tab becomes one space, so that the mark is below its text. */
function printable(text: string): string {
  return visible(text.replaceAll("\t", " "));
}
