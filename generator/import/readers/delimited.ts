import { parse } from "csv-parse/sync";
import type { Grid, Row, SourceDocument } from "../document.js";
import { limits, tidy, Unreadable } from "../document.js";
import { linesOf } from "./lines.js";

/** Reads comma-, tab- or semicolon-separated values. */
export function readDelimited(path: string, text: string): SourceDocument {
  // Comments above the header are not rows. Their places stay, so that offsets do.
  const comments = /^(?:#[^\n]*\r?\n)+/.exec(text)?.[0] ?? "";
  const title = /^#+\s*(.*)/.exec(comments)?.[1]?.trim() ?? "";
  const body = isComment(comments, text) ? comments.replace(/[^\n]/g, "") + text.slice(comments.length) : text;
  const delimiter = delimiterOf(path, body);
  const records = recordsOf(body, delimiter);
  const starts = linesOf(text).map(({ start }) => start);
  if (records.length > limits.rows) throw new Unreadable(`the document has more than ${limits.rows} rows`);
  const width = Math.max(0, ...records.slice(0, 1000).map(({ record }) => record.length));
  const rows = records.map(({ record, info }): Row => {
    // A row with a single field, such as `# Network,,,`, is a section.
    const filled = record.filter((field) => field.trim() !== "");
    const section =
      width > 1 &&
      filled.length === 1 &&
      (record[0]?.trim() ?? "") !== "" &&
      (width > 2 || (record[0] ?? "").startsWith("#"));
    const title = tidy(record[0] ?? "").replace(/^#+\s*/, "");
    const cells = section
      ? Array.from({ length: width }, (_, i) =>
          i === 0 ? { text: title } : { text: title, spanned: "across" as const },
        )
      : record.map((field) => ({ text: tidy(field) }));
    return { cells, start: starts[info.lines - 1] ?? 0 };
  });
  const grid: Grid = { kind: "delimited", headings: [], caption: "", header: [], rows, synthetic: false, start: 0 };
  return { path, format: delimiter === "\t" ? "TSV" : "CSV", title, grids: [grid], samples: [] };
}

/** Whether the lines with `#` at the beginning are comments, and not the header or sections of the rows. */
function isComment(comments: string, text: string): boolean {
  const [header = ""] = text.slice(comments.length).split("\n", 1);
  return (
    comments !== "" &&
    comments.split("\n").every((line) => !/^#[^,;\t]*[,;\t][^ ]/.test(line)) &&
    /[,;\t|]/.test(header)
  );
}

/** The fields of a record, and the line that it ends on. */
export interface CsvRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Parses delimited text. */
export function recordsOf(text: string, delimiter: string): CsvRecord[] {
  try {
    return parse(text, {
      delimiter,
      info: true,
      ltrim: delimiter !== "\t",
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    }) as unknown as CsvRecord[];
  } catch (error) {
    throw new Unreadable(`invalid ${delimiter === "\t" ? "TSV" : "CSV"}: ${(error as Error).message}`);
  }
}

/** The delimiter that occurs most evenly in the first lines. */
function delimiterOf(path: string, text: string): string {
  if (/\.(?:tsv|tab)$/i.test(path)) return "\t";
  const lines = text
    .slice(0, 20_000)
    .split(/\r?\n/)
    .filter((line) => line !== "")
    .slice(0, 20);
  const counts = [",", "\t", ";", "|"].map((mark) => {
    const each = lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, "").split(mark).length - 1);
    return { mark, least: Math.min(...each), sum: each.reduce((a, b) => a + b, 0) };
  });
  const best = counts.reduce((a, b) => (b.least > a.least || (b.least === a.least && b.sum > a.sum) ? b : a));
  return best.sum === 0 ? "," : best.mark;
}
