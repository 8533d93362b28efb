import type { Grid, Row, SourceDocument } from "../document.js";
import { readAlignedTable } from "./aligned-table.js";
import { headingsAbove } from "./headings.js";
import type { Heading } from "./headings.js";
import { readHtmlPiece } from "./html.js";
import { itemGrids } from "./items.js";
import { linesOf } from "./lines.js";
import type { Line } from "./lines.js";
import { htmlCellText, inlineCell } from "./markdown-inline.js";
import { addParagraph, markedIn } from "./markdown-paragraph.js";
import { Outline } from "./outline.js";
import { readPipeTable } from "./pipe-table.js";

/**
 * Reads Markdown with pipe tables, HTML tables and lists. Block structure is read leniently, line by line, so that a
 * misplaced fence or a malformed table does not hide content of the page.
 */
export function readMarkdown(path: string, text: string): SourceDocument {
  const isPlain = path.endsWith(".txt") || path === "stdin";
  const lines = linesOf(text);
  const outline = new Outline();
  const unread: Line[] = [];
  const grids: Grid[] = [];
  const cellOf = cached();
  const { headings } = outline;
  let title = "";
  let paragraph: Line[] = [];
  let above = "";
  const closeParagraph = (): void => {
    if (paragraph.length > 0) addParagraph(outline, paragraph);
    paragraph = [];
  };
  const table = (kind: string, header: readonly Row[], rows: readonly Row[], start: number): void => {
    const placed = { headings: headingsAbove(headings, start), caption: above };
    grids.push({ kind, ...placed, header, rows, synthetic: false, start });
    above = "";
  };

  let index = 0;
  const matter = frontMatter(lines);
  if (matter !== undefined) {
    title = matter.title;
    index = matter.end;
  }
  while (index < lines.length) {
    const line = lines[index];
    if (line === undefined) break;
    const fence = fenceEnd(lines, index);
    if (fence !== undefined) {
      closeParagraph();
      outline.block(fence.sample, lines[index + 1]?.start ?? line.start);
      unread.push(...lines.slice(index + 1, fence.next - 1).filter(isFencedRow));
      index = fence.next;
      continue;
    }
    const aligned = isPlain ? readAlignedTable(lines, index) : undefined;
    if (aligned !== undefined) {
      closeParagraph();
      outline.break();
      table("aligned", aligned.header, aligned.rows, line.start);
      index = aligned.to;
      continue;
    }
    const heading = headingAt(lines, index, isPlain);
    if (heading !== undefined) {
      closeParagraph();
      outline.heading(heading.level, heading.text, heading.start, markedIn(line.text.replace(/^[\s#]*/, "")));
      index += /^\s{0,3}#/.test(line.text) || /^\s*<h/i.test(line.text) ? 1 : 2;
      above = "";
      continue;
    }
    const summary = /^\s*<summary>(.*?)<\/summary>\s*$/i.exec(line.text)?.[1];
    if (summary !== undefined || /^\s*<\/?details\b[^>]*>\s*$/i.test(line.text)) {
      closeParagraph();
      if (summary !== undefined)
        outline.paragraph([inlineCell(summary).text], line.start, { marked: markedIn(summary), own: true });
      index += 1;
      continue;
    }
    const piece = htmlPiece(text, lines, index);
    if (piece !== undefined) {
      closeParagraph();
      outline.break();
      const html = text.slice(piece.start, piece.end);
      const found = readHtmlPiece(html, piece.start, headings, htmlCellText);
      grids.push(...found.map((grid) => (grid.caption === "" ? { ...grid, caption: above } : grid)));
      above = "";
      index = piece.next;
      continue;
    }
    const pipes = readPipeTable(lines, index, cellOf);
    if (pipes !== undefined) {
      closeParagraph();
      outline.break();
      table("pipe", pipes.header, pipes.rows, line.start);
      index = pipes.to;
      continue;
    }
    const indented = isPlain ? indentedEnd(lines, index) : index;
    if (indented > index) {
      closeParagraph();
      const inside = lines.slice(index, indented).map(({ text }) => text);
      outline.block(inside.join("\n"), line.start);
      index = indented;
      continue;
    }
    const item = line.text.length > longestHeading ? null : /^(\s*)(?:[-*+•]|\d+[.)])\s+(\S.*)$/.exec(line.text);
    if (item !== null) {
      closeParagraph();
      const label = inlineCell(item[2] ?? "").text.replaceAll("\n", " ");
      outline.bullet((item[1] ?? "").length, label, line.start, markedIn(item[2] ?? ""));
    } else if (looksLikeRow(line.text)) {
      closeParagraph();
      unread.push(line);
    } else if (line.text.trim() === "") closeParagraph();
    else paragraph.push(line);
    if (line.text.trim() !== "") above = line.text;
    index += 1;
  }
  closeParagraph();
  grids.push(...itemGrids(outline.items, headings));
  return {
    path,
    format: "Markdown",
    title: title === "" ? (headings[0]?.text ?? "") : title,
    grids: grids.map((grid) => ({ ...grid, caption: captionText(grid.caption) })).sort((a, b) => a.start - b.start),
    samples: outline.samples,
    unread,
    prose: outline.prose,
  };
}

/** The caption of a table from the line above it, if that line is short. */
function captionText(line: string): string {
  const { text } = inlineCell(line.replace(/^\s*(?:[-*+>]|\d+[.)])\s+/, "").trim());
  const short = text.replaceAll("\n", " ");
  return short.length <= 60 ? short.replace(/[:：]\s*$/, "") : "";
}

/** Caches short cells: many of them are equal, such as `No` and `-`. */
function cached(): typeof inlineCell {
  const known = new Map<string, ReturnType<typeof inlineCell>>();
  return (source) => {
    const cell = known.get(source) ?? inlineCell(source);
    if (source.length < 40) known.set(source, cell);
    return cell;
  };
}

/** Whether a line that is in no table looks like a row of a pipe table or of an HTML table. */
function looksLikeRow(text: string): boolean {
  return /^\s*\|.*\S.*\|.*\S.*\|\s*$/.test(text) || /<t[rdh]\b/i.test(text);
}

/** Whether a line of a code block looks like a row of codes. */
const isFencedRow = ({ text }: Line): boolean => /^\s*\|\s*-?[\w.]+\s*\|.*\S.*\|\s*$/.test(text);

/** The index of the line after the indented block that begins on a line, or that line's own index if none begins there. */
function indentedEnd(lines: readonly Line[], from: number): number {
  if ((lines[from - 1]?.text ?? "").trim() !== "") return from;
  let end = from;
  while (/^(?: {4}|\t)\s*\S/.test(lines[end]?.text ?? "")) end += 1;
  return end;
}

function frontMatter(lines: readonly Line[]): { readonly title: string; readonly end: number } | undefined {
  if (lines[0]?.text.replace(/^\ufeff/, "").trimEnd() !== "---") return undefined;
  let title = "";
  for (let i = 1; i < lines.length; i += 1) {
    const text = lines[i]?.text ?? "";
    if (/^(?:---|\.\.\.)\s*$/.test(text)) return { title, end: i + 1 };
    title = /^title:\s*["']?(.*?)["']?\s*$/.exec(text)?.[1] ?? title;
  }
  return undefined;
}

/**
 * The fenced code block that begins on a line, and the line after it. A fence at the end of a line of code closes the block
 * too. A fence that is never closed is ignored, since it would hide the rest of the page.
 */
function fenceEnd(
  lines: readonly Line[],
  from: number,
): { readonly sample: string; readonly next: number } | undefined {
  const opening = /^\s*(?:>\s*)*(?:[-*+]\s+)?(`{3,}|~{3,})([^`]*)$/.exec(lines[from]?.text ?? "");
  if (opening === null) return undefined;
  const fence = opening[1] ?? "```";
  const mark = fence.startsWith("`") ? "`" : "~";
  const inside: string[] = [];
  for (let i = from + 1; i < lines.length; i += 1) {
    const text = lines[i]?.text ?? "";
    const bare = text.replace(/^\s*(?:>\s*)*/, "").trimEnd();
    const closing = bare.length >= fence.length && bare === mark.repeat(bare.length);
    if (closing) return { sample: inside.join("\n"), next: i + 1 };
    if (bare.endsWith(fence) && !/^[`~]/.test(bare) && !bare.slice(0, -fence.length).includes(mark)) {
      return { sample: [...inside, bare.slice(0, -fence.length)].join("\n"), next: i + 1 };
    }
    inside.push(text);
  }
  return undefined;
}

/** Whether a line that begins with `#` is the header of a table without outer bars: `# | Meaning`. */
const isHeaderOfTable = (text: string, below: string): boolean =>
  /^#\s*\|/.test(text) && /^[\s:|-]*-[\s:|-]*$/.test(below) && below.includes("|");

/** Longer lines are not headings. */
const longestHeading = 1000;

function headingAt(lines: readonly Line[], index: number, isPlain: boolean): Heading | undefined {
  const { text = "", start = 0 } = lines[index] ?? {};
  if (text.length > longestHeading || isHeaderOfTable(text, lines[index + 1]?.text ?? "")) return undefined;
  const atx = /^\s{0,3}(#{1,6})(?![:：])\s*([^#\s].*?)(?:\s+#+)?\s*$/.exec(text.replace(/^\ufeff/, ""));
  if (atx !== null) {
    return { level: (atx[1] ?? "#").length, text: inlineCell(atx[2] ?? "").text.replaceAll("\n", " "), start };
  }
  const html = /^\s*<h([1-6])[^>]*>(.*?)<\/h\1>/i.exec(text);
  if (html !== null)
    return { level: Number(html[1]), text: inlineCell(html[2] ?? "").text.replaceAll("\n", " "), start };
  const under = lines[index + 1]?.text ?? "";
  if (
    /^\s{0,3}(?:=+|-{3,})\s*$/.test(under) &&
    /\S/.test(text) &&
    !text.includes("|") &&
    !/^\s*(?:[-*+>]|<)/.test(text)
  ) {
    return { level: under.includes("=") ? 1 : 2, text: inlineCell(text.trim()).text.replaceAll("\n", " "), start };
  }
  const mark = isPlain ? /^([~.^#*+"'`:])\1{2,}\s*$/.exec(under)?.[1] : undefined;
  if (mark !== undefined && /^\S/.test(text) && (lines[index - 1]?.text ?? "").trim() === "")
    return { level: mark === "~" ? 3 : 4, text: text.trim(), start };
  return undefined;
}

const opening =
  /^\s*(?:>\s*|[-*+]\s+)?(?:<(?:div|center|a|p|span|figure|section|details|summary|br)\b[^>]*>(?:<\/(?:a|p|span)>)?\s*)*<(table|dl)\b/i;

/** The HTML table or list that begins on a line. It ends at its end tag, or at the next heading. */
function htmlPiece(
  text: string,
  lines: readonly Line[],
  index: number,
): { readonly start: number; readonly end: number; readonly next: number } | undefined {
  const line = lines[index];
  const tag = opening.exec(line?.text ?? "")?.[1]?.toLowerCase();
  if (line === undefined || tag === undefined) return undefined;
  const start = line.start + line.text.toLowerCase().indexOf(`<${tag}`);
  const marks = new RegExp(`<(/?)${tag}\\b|^#{1,6}\\s`, "gim");
  marks.lastIndex = start;
  let depth = 0;
  let end = text.length;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[1] === undefined) {
      end = mark.index; // a heading, so the end tag is missing
      break;
    }
    depth += mark[1] === "/" ? -1 : 1;
    if (depth > 0) continue;
    const close = text.indexOf(">", mark.index);
    end = close === -1 ? text.length : close + 1;
    break;
  }
  let next = index + 1;
  while (next < lines.length && (lines[next]?.start ?? 0) < end) next += 1;
  return { start, end, next };
}
