import type { Row } from "../document.js";
import { candidateOf, isSection } from "./candidate.js";
import { narrow, prefixOf, readCode, readCodeCell } from "./code-cell.js";
import type { Candidate } from "./candidate.js";
import type { CodeCell } from "./code-cell.js";
import type { Column, Reading } from "./table.js";

/** Reads each row below the header of a table of codes. */
export function readRows(rows: readonly Row[], columns: readonly Column[], codeColumn: number): Reading[] {
  const readings: Reading[] = [];
  const rated = candidateOf(columns[codeColumn] ?? { index: codeColumn, header: "", role: "code" }, rows);
  const named = hasStatusBeside(rows, columns[codeColumn]);
  const prefixes = sharedPrefixes(rows, codeColumn);
  let section = "";
  for (const [row, { cells, skipReason, section: isHeading }] of rows.entries()) {
    const cell = cells[codeColumn];
    const text = cell?.text ?? "";
    if (cells.every((other) => other.text === "")) {
      readings.push({ kind: "skipped", row, reason: "empty row" });
    } else if (skipReason !== undefined) {
      readings.push({ kind: "skipped", row, reason: skipReason });
    } else if (
      isHeading === true ||
      isHeadingWord(cells, codeColumn, columns.length) ||
      (isSection(cells) && (readCodeCell(text).codes.length === 0 || /^\p{Lu}?\p{Ll}+$/u.test(text)))
    ) {
      section = text.replaceAll("\n", " ");
      readings.push({ kind: "section", row, text: section });
    } else if (columns.length > 1 && columns.every(({ index, header }) => (cells[index]?.text ?? "") === header)) {
      readings.push({ kind: "skipped", row, reason: "repeated header" });
    } else if (cell?.spanned === "down" && readings.at(-1) !== undefined && isEntry(readings.at(-1))) {
      readings.push({ kind: "more", row });
    } else if (text === "" || text === "-") {
      readings.push({ kind: "skipped", row, reason: "no code in the row" });
    } else {
      // In `TD: 4`, the prefix that rows share belongs to the code.
      const read: CodeCell = prefixes.has(prefixOf(text) ?? "") ? { codes: [narrow(text)] } : readCodeCell(text, named);
      // Among codes of another form, a plain word such as `other` is a remark and not a code.
      const [only = ""] = read.codes.length === 1 ? read.codes : [];
      if (!named && isStray(only, rated))
        readings.push({ kind: "skipped", row, reason: `\`${text.slice(0, 60)}\` is not a code` });
      else if (read.codes.length > 0 || read.range !== undefined)
        readings.push({ kind: "entry", row, section, cell: read });
      else readings.push({ kind: "skipped", row, reason: `\`${text.slice(0, 60)}\` is not a code` });
    }
  }
  return readings;
}

/** Whether a text among codes of a form stands for a code that is not there. */
function isStray(text: string, { form, telling, codeLike }: Candidate): boolean {
  if (/^n\/a$/i.test(text)) return true;
  if (form === "int" || form === "hex") return /^[A-Za-z]?[a-z]+$/.test(text);
  if (codeLike && /^(?:none|others?|any|default|misc|tbd)$/.test(text)) return true;
  if ((form === "name" || form === "mixed") && telling < 0.5) return false;
  return /^(?:n\/a|none|others?|any|default|misc|tbd)$/i.test(text);
}

/** Whether a word alone in its row is a heading for the rows below it, such as `Orders`. */
function isHeadingWord(cells: Row["cells"], codeColumn: number, columns: number): boolean {
  const text = cells[codeColumn]?.text ?? "";
  const others = cells.filter((_, i) => i !== codeColumn);
  return columns > 1 && others.every((other) => other.text === "") && /^\p{Lu}?\p{Ll}+$/u.test(text);
}

/** Prefixes such as `TD` in `TD: 4` that several rows of a column share: they are not names. */
function sharedPrefixes(rows: readonly Row[], column: number): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { cells } of rows) {
    const text = cells[column]?.text ?? "";
    const prefix = readCode(text) === undefined ? prefixOf(text) : undefined;
    if (prefix === undefined || cells[column]?.spanned !== undefined) continue;
    if (seen.has(prefix)) shared.add(prefix);
    seen.add(prefix);
  }
  return shared;
}

const isEntry = (reading: Reading | undefined): boolean => reading?.kind === "entry" || reading?.kind === "more";

/** Whether most cells of a column hold an HTTP status and a name. If so, the names are the codes. */
function hasStatusBeside(rows: readonly Row[], column: Column | undefined): boolean {
  if (column === undefined) return false;
  const { index, role, header } = column;
  let both = 0;
  let others = 0;
  const statuses = new Set<string>();
  for (const { cells } of rows) {
    const { codes, name } = readCodeCell(cells[index]?.text ?? "");
    const [code = ""] = codes;
    if (name === undefined || !/^[1-5]\d\d$/.test(code)) continue;
    both += 1;
    statuses.add(code);
    if (!/^(?:10[0-3]|20[0-8]|226|30[0-8]|4(?:0\d|1[0-8]|2[1-9]|31|51|99)|5(?:0\d|1[01]|2\d))$/.test(code)) others += 1;
  }
  // Codes from 100 to 599 need not be statuses.
  if (others * 5 > both && !/http|status|状态/i.test(header)) return false;
  return both * 2 >= rows.length && (role === "status" || role === "http" || statuses.size < both * 0.9);
}
