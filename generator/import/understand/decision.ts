import type { Grid } from "../document.js";
import type { Candidate } from "./candidate.js";
import { columnCalled } from "./choice.js";
import type { Choice } from "./choice.js";
import { mentionsErrors, mentionsOthers } from "./column-role.js";
import type { Role } from "./column-role.js";
import { isDescriptive, isRowNumber, keyBeside, mergedRows } from "./key-column.js";
import { namesError } from "./shapes.js";
import type { Column } from "./table.js";

/** What is known about a grid before it is decided whether it is a table of codes. */
export interface Question {
  readonly grid: Grid;
  readonly columns: readonly Column[];
  readonly candidates: readonly Candidate[];
  /** The headings and the caption of the table. */
  readonly above: string;
  /** The title of the document and the name of its file. */
  readonly title: string;
  /** The title and all headings of the document. */
  readonly context: string;
  readonly choice: Choice;
  /** The codes in the sample responses of the document. */
  readonly sampled: ReadonlySet<string>;
  /** Whether what the title says does not hold for each table, since other tables are clear. */
  readonly strict: boolean;
}

/** A code column, and why it is one. */
export interface Decision {
  readonly column: Column;
  /** The column of HTTP statuses that looks like the code column but repeats. */
  readonly status?: Column | undefined;
  readonly evidence: string;
  /** Other columns that could be the code column. */
  readonly alternatives: readonly Column[];
}

/** Why a grid is not a table of codes, and the column that would be its code column. */
export interface Refusal {
  readonly reason: string;
  readonly candidate?: Column | undefined;
}

/** Decides whether a grid is a table of codes, and which column has the codes. */
export function decide(question: Question): Decision | Refusal {
  const decision = chosenIn(question);
  if ("reason" in decision) return decision;
  const chosen = question.candidates.find(({ column }) => column.index === decision.column.index);
  const alternatives = question.candidates
    .filter(({ column }) => column.index !== decision.column.index && column.index !== decision.status?.index)
    .filter((candidate) => couldBe(candidate, chosen, question))
    .map(({ column }) => column);
  return { ...decision, alternatives };
}

/** Roles of columns that could be the code column if another one is. */
const inDoubt: ReadonlySet<Role> = new Set<Role>(["code", "status", "value", "inner", "other"]);

/** Whether a column could be the code column although another one was chosen. */
function couldBe(candidate: Candidate, chosen: Candidate | undefined, { grid }: Question): boolean {
  const { column, share, distinct, statuses, filled, form, ordinal } = candidate;
  if (share < 0.9 || distinct < 0.9 || statuses >= 0.9 || filled < 2 || isDescriptive(column.role)) return false;
  // The numbers of an inner column become codes of a module of their own.
  if (column.role === "inner" && (form === "int" || form === "hex" || form === "mixed")) return false;
  const isNumber = chosen?.form === "int" || chosen?.form === "hex";
  if (column.role === "name" && isNumber) return false;
  // Days are no codes: `2024-05-17`.
  const identifies = candidate.codeLike && form !== "mixed" && (form !== "string" || candidate.telling >= 0.5);
  // Where the chosen column repeats, one that does not repeat is in doubt whatever the headers say.
  if (chosen !== undefined && chosen.distinct < 0.9) return identifies && !isRowNumber(column);
  if (chosen?.column.role === "code" || grid.synthetic) return false;
  const numbersOfNames = chosen?.form === "name" && (form === "int" || form === "hex" || form === "sqlstate");
  return numbersOfNames || (identifies && inDoubt.has(column.role) && !ordinal);
}

function chosenIn(question: Question): Omit<Decision, "alternatives"> | Refusal {
  const { columns, candidates, choice } = question;
  const wished = columnCalled(columns, choice.codeColumn);
  if (wished !== undefined) return { column: wished, evidence: "--code-column names it" };
  const key = keyBeside(candidates);
  if (key !== undefined) {
    const evidence = `its values are unique, and ${titled(key.repeating.column)} repeats`;
    const { column } =
      numberBeside(
        key.key,
        candidates.filter((other) => other !== key.repeating),
      ) ?? key.key;
    return { column, status: key.status ? key.repeating.column : undefined, evidence };
  }
  const first = best(candidates);
  const chosen = first === undefined ? undefined : (plainCodeBeside(first, candidates) ?? first);
  if (chosen === undefined || chosen.share === 0) return structure(question, { reason: "no column holds codes" });
  const refusal = choice.tables.length > 0 ? undefined : refusalOf(question, chosen);
  if (refusal !== undefined) return structure(question, { reason: refusal, candidate: chosen.column });
  const number = numberBeside(chosen, candidates);
  const { column } = number ?? chosen;
  const reason = mergedRows(candidates, columns, column.index);
  if (reason !== undefined) return { reason, candidate: column };
  if (number !== undefined) return { column, evidence: `it has the number of each name in ${titled(chosen.column)}` };
  return { column, evidence: evidenceOf(question, chosen) };
}

/** Why a table is refused by its words, or undefined if they point to a table of codes. */
function refusalOf(
  { grid, columns, candidates, above, title, context, strict }: Question,
  best: Candidate,
): string | undefined {
  const roles = new Set(columns.map(({ role }) => role));
  const coded = columns.some(({ role }) => role === "code");
  if (!coded && (roles.has("required") || (roles.has("parameter") && !roles.has("status")))) {
    return "the table describes parameters, not codes";
  }
  const types = candidates.some(({ types, filled, column }) => types >= 0.8 && filled > 1 && column !== best.column);
  if (!coded && types) return "the table describes parameters, not codes";
  if (!coded && roles.has("type") && best.column.role !== "status") return "the table describes parameters, not codes";
  const { role } = best.column;
  const others = isAboutOthers(grid, columns);
  const errors = mentionsErrors(above) && !others;
  const numeric = best.form === "int" || best.form === "hex" || best.form === "sqlstate";
  const distinct = best.distinct >= 0.9;
  const texts = columns.length <= 4 && columns.some(({ role }) => role === "text" || role === "title");
  const data = grid.kind === "delimited" || grid.kind === "data";
  const accepted =
    (role === "code" && best.share >= 0.4) ||
    (role === "inner" && best.share >= 0.6) ||
    (role === "status" &&
      best.share >= 0.6 &&
      (errors ||
        ((numeric || best.codeLike || best.form === "dotted") && (mentionsErrors(context) || (distinct && texts))))) ||
    (role === "http" && best.share >= 0.8 && distinct && (errors || mentionsErrors(context) || texts)) ||
    ((role === "value" || role === "name" || role === "other") &&
      best.share >= 0.8 &&
      distinct &&
      // Many tables list values and meanings, so the heading or the title must mention errors.
      (errors || (!strict && !others && mentionsErrors(title))) &&
      (numeric || best.form === "dotted" || (role === "name" && errors && (best.codeLike || best.errors >= 0.3)))) ||
    (columns.every(({ header }) => header === "") && best.share >= 0.8 && distinct && numeric) ||
    (data && best.share >= 0.9 && distinct && best.form !== "name" && best.form !== "mixed" && columns.length > 1) ||
    (grid.synthetic && best.share >= 0.8 && (distinct || grid.kind === "enum") && (numeric || best.codeLike));
  if (accepted && grid.kind === "enum" && !errors && !hasErrorNames(grid))
    return "nothing indicates that the constants are error codes";
  const named = best.form === "name" || best.form === "mixed" || best.form === "string";
  if (
    accepted &&
    grid.kind === "list" &&
    named &&
    !errors &&
    !mentionsErrors(context) &&
    best.telling < 0.5 &&
    best.errors < 0.2
  )
    return "nothing indicates that the names are error codes";
  return accepted ? undefined : "nothing indicates that the values are error codes";
}

/**
 * Decides by structure alone: a column of unique values in a shape that hardly anything but codes has, beside a column of
 * sentences. Works in every language.
 */
function structure(question: Question, refusal: Refusal): Omit<Decision, "alternatives"> | Refusal {
  const { grid, columns, candidates } = question;
  if (columns.length < 2) return refusal;
  const parameters = candidates.some(({ types, filled }) => types >= 0.5 && filled > 0);
  // A sentence above a table need not describe it: `Port 8443 must be open.`
  const caption = /[.。！!]$/.test(grid.caption) ? "" : grid.caption;
  const titles = grid.headings.slice(question.strict && grid.headings.length > 1 ? -1 : -2);
  const others = mentionsOthers([...titles, caption, ...columns.map(({ header }) => header)].join(" "));
  if (parameters || others) return refusal;
  const advised = isAdvised(candidates);
  const codes = candidates.filter(({ share, distinct, filled, telling, errors, codeLike, form, ordinal, column }) => {
    const titled = isTitled(column);
    const unique = filled >= 2 && share >= 0.9 && distinct >= 0.95 && !isDescriptive(column.role);
    // Where no other table is clear, a column of values or IDs beside sentences is enough.
    const clear = advised || !question.strict || (codeLike && form === "dotted") || mentionsErrors(column.header);
    if (unique && titled && form !== "mixed" && clear) return true;
    if (!unique || (ordinal && !isSampled(column, question))) return false;
    const composed = (codeLike && (form === "name" || form === "dotted")) || form === "string";
    // Where no other table is clear, fewer of the identifiers need to name an error.
    const named =
      (composed && errors >= (question.strict ? 0.3 : 0.15)) ||
      (form === "name" && errors >= 0.8) ||
      isSampled(column, question);
    return telling >= 0.8 || named || form === "sqlstate";
  });
  const chosen = best(codes);
  if (chosen === undefined) return refusal;
  const beside = candidates.filter(({ prose, column }) => column !== chosen.column && prose >= 0.6);
  if (beside.length === 0) return refusal;
  // Any constant may have a comment. A text in the code beside it is a message.
  const isPrefixed = chosen.form !== "int" && chosen.form !== "hex" && chosen.form !== "name";
  if (grid.kind === "enum" && !isPrefixed && !beside.some(({ column }) => column.header === "message")) return refusal;
  const number = numberBeside(chosen, candidates);
  const { column } = number ?? chosen;
  return { column, evidence: "its values are unique and shaped like codes, and sentences are beside them" };
}

/** Whether the header of a column fits codes: a value, a number, an ID, an error. */
const isTitled = ({ role, header }: Column): boolean =>
  role === "value" ||
  role === "status" ||
  role === "code" ||
  ((role === "name" || role === "other") && mentionsErrors(header)) ||
  /^(?:id|identif\p{L}*|ret|rc|\p{L}{1,2}[.º°]{1,2}|№)$/iu.test(header);

/** Whether a sample response of the document has one of the values of a column as its code. */
const isSampled = ({ index }: Column, { grid, sampled }: Question): boolean =>
  sampled.size > 0 && grid.rows.some(({ cells }) => sampled.has((cells[index]?.text ?? "").trim()));

/** Whether columns say what only errors have: what to do about each, a status of an error, or a message. */
const isAdvised = (candidates: readonly Candidate[]): boolean =>
  candidates.some(
    ({ column, statuses, failures, prose, filled }) =>
      (column.role === "solution" && filled > 1) ||
      (statuses >= 0.9 && failures >= 0.5 && filled > 1) ||
      (column.role === "title" && prose >= 0.8),
  );

function evidenceOf({ above, title, choice }: Question, { column }: Candidate): string {
  if (choice.tables.length > 0) return "--table chooses the table, and this column looks most like codes";
  if (column.role === "code") return "its header says so";
  if (mentionsErrors(above)) return "the heading mentions errors";
  if (mentionsErrors(title)) return "the title mentions errors";
  return "its header and its values fit";
}

/** Whether the nearest heading and the headers of a table say that it lists something else, such as events. */
function isAboutOthers({ headings }: Grid, columns: readonly Column[]): boolean {
  const words = [headings.at(-1), ...columns.map(({ header }) => header)].join(" ");
  return mentionsOthers(words) && !mentionsErrors(words);
}

/** Whether the names of constants look like errors, even if only by one letter as in `EBUSY`. */
function hasErrorNames({ rows }: Grid): boolean {
  return rows.filter(({ cells }) => namesError(cells[0]?.text ?? "")).length * 5 >= rows.length;
}

/** A column, as messages name it. */
function titled({ header, index }: Column): string {
  return header === "" ? `column ${index + 1}` : `\`${header}\``;
}

/** If many rows share an `exit code`, a column that is just called `code` and has distinct values holds the codes. */
function plainCodeBeside(best: Candidate, candidates: readonly Candidate[]): Candidate | undefined {
  if (best.distinct >= 0.9) return undefined;
  return candidates.find(
    ({ column, share, distinct, score }) =>
      column.role === "status" && share >= 0.9 && distinct >= 0.9 && score > best.score - 10,
  );
}

/** If a table has a name and a number for each error, the number is the code. */
function numberBeside(best: Candidate, candidates: readonly Candidate[]): Candidate | undefined {
  if (best.form !== "name") return undefined;
  return candidates.find(({ column, form, share, distinct, telling, ordinal }) => {
    const numbered = form === "int" || form === "hex" || form === "sqlstate" || (telling >= 0.8 && best.telling < 0.5);
    if (column === best.column || !numbered || share < 0.9 || distinct < 0.9) return false;
    // Beside a column called code, the statuses of a few rows may happen not to repeat.
    if (/^(?:http)?[-_ ]*status/i.test(column.header) && /^(?:code|status)$/.test(best.column.role)) return false;
    if (["value", "status", "code"].includes(column.role)) return true;
    // Beside the names of constants, any other number is their value.
    if (best.column.role === "name" && column.header !== "" && !isRowNumber(column)) return true;
    return (
      (column.role === "other" || column.role === "name") && (telling >= 0.8 || !ordinal) && best.column.role !== "code"
    );
  });
}

function best(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>(
    (a, b) => (a === undefined || b.score > a.score + 1e-9 ? b : a),
    undefined,
  );
}
