import type { CodeTable, Column } from "../understand/table.js";
import { languageOf } from "./language.js";

/** Where the cells of a column go. */
export type Field =
  | { readonly to: "code" | "inner" | "http" | "retryable" | "identifier" | "cells" }
  | { readonly to: "title" | "text" | "note"; readonly locale: string };

/** The languages that headers name, as `English description` and `中文描述` do. */
const languages: readonly { readonly words: RegExp; readonly locale: string }[] = [
  { words: /english|英文|英語|영문|\ben(?:-us|-gb)?\b/i, locale: "en" },
  { words: /chinese|中文|\bzh(?:-cn)?\b|\bcn\b/i, locale: "zh" },
  { words: /japanese|日本語|日文|\bja\b/i, locale: "ja" },
  { words: /korean|한국어|韩文|\bko\b/i, locale: "ko" },
  { words: /german|deutsch|\bde\b/i, locale: "de" },
  { words: /french|fran[cç]ais|\bfr\b/i, locale: "fr" },
  { words: /spanish|espa[nñ]ol|\bes\b/i, locale: "es" },
  { words: /russian|русск|\bru\b/i, locale: "ru" },
];

/** What each column of a table is for, by index. `source` is the language of the document. */
export function fieldsOf(table: CodeTable, source: string): readonly Field[] {
  const { columns, codeColumn } = table;
  const facts = columns.map((column) => factsOf(table, column));
  const fields = columns.map((column, i): Field => {
    if (i === codeColumn) return { to: "code" };
    if (column.header !== "" && columns[i - 1]?.header === column.header && i - 1 === codeColumn)
      return { to: "cells" };
    const { role } = column;
    const fact = facts[i];
    if (role === "inner" && (fact?.coded ?? 0) >= 0.6) return { to: "inner" };
    if (role === "http" || (role === "status" && (fact?.status ?? 0) >= 0.9)) return { to: "http" };
    if (role === "retry") return { to: "retryable" };
    return { to: "cells" };
  });
  assignTexts(table, fields, facts, source);
  return fields;
}

interface Facts {
  readonly filled: number;
  /** Shares of the filled cells. */
  readonly coded: number;
  readonly status: number;
  readonly identifier: number;
  readonly length: number;
  readonly language: string | undefined;
}

function factsOf({ rows, readings }: CodeTable, { index, header }: Column): Facts {
  let [filled, coded, status, identifier, length] = [0, 0, 0, 0, 0];
  const sample: string[] = [];
  for (const reading of readings) {
    if (reading.kind !== "entry") continue;
    const cell = rows[reading.row]?.cells[index];
    const text = cell?.text ?? "";
    if (text === "" || text === "-" || cell?.spanned === "across") continue;
    filled += 1;
    length += text.length;
    if (sample.length < 400) sample.push(text);
    if (/^-?\d+\b/.test(text)) coded += 1;
    if (/^[1-5]\d\d\b/.test(text)) status += 1;
    if (/^[A-Za-z_][A-Za-z0-9_]*(?:[.:][A-Za-z0-9_]+)*$/.test(text)) identifier += 1;
  }
  const share = (count: number): number => (filled === 0 ? 0 : count / filled);
  return {
    filled,
    coded: share(coded),
    status: share(status),
    identifier: share(identifier),
    length: share(length),
    language: languages.find(({ words }) => words.test(header))?.locale ?? languageOf(sample),
  };
}

/** Chooses, of the columns that are left, the ones for names, titles, texts and remedies. */
function assignTexts(table: CodeTable, fields: Field[], facts: readonly Facts[], source: string): void {
  const { columns } = table;
  const open = columns
    // A column that is just called by a language has the texts in it.
    .map((column) =>
      column.role === "other" && languages.some(({ words }) => words.test(column.header))
        ? { ...column, role: "text" as const }
        : column,
    )
    .filter(({ index }) => fields[index]?.to === "cells" && (facts[index]?.filled ?? 0) > 0);
  const isIdentifier = ({ index, role }: Column): boolean => {
    const fact = facts[index];
    if (fact === undefined || fact.identifier < 0.8) return false;
    return (
      role === "name" ||
      ((role === "other" || role === "title" || role === "status" || role === "code" || role === "value") &&
        fact.length > 5)
    );
  };
  const identifier = open.find(isIdentifier);
  if (identifier !== undefined) fields[identifier.index] = { to: "identifier" };
  const texts = open.filter(
    (column) =>
      column !== identifier &&
      ["title", "text", "cause", "solution", "name", "type", "other", "code", "status"].includes(column.role),
  );
  const of = (...roles: readonly string[]): Column[] => texts.filter(({ role }) => roles.includes(role));
  const wordy = (column: Column): boolean =>
    (facts[column.index]?.length ?? 0) >= 6 ||
    ((facts[column.index]?.language ?? "en") !== "en" && (facts[column.index]?.length ?? 0) >= 2);

  const described = [...of("text"), ...of("title"), ...of("cause")];
  const other = of("other", "name", "type", "code", "status")
    .filter(wordy)
    .sort((a, b) => (facts[b.index]?.length ?? 0) - (facts[a.index]?.length ?? 0));
  const main = described[0] ?? other[0] ?? of("solution")[0];
  if (main === undefined) return;
  // The document's language is what the user or most of its tables say: one column's script alone does not overrule it.
  const spoken = new Set(texts.map(({ index }) => facts[index]?.language));
  const guess = facts[main.index]?.language;
  const localeOf = (column: Column): string => {
    const language = facts[column.index]?.language ?? source;
    return language === guess && !spoken.has(source) ? source : language;
  };
  const used = new Set<string>();
  const put = (column: Column, to: "title" | "text" | "note"): boolean => {
    const locale = localeOf(column);
    if (used.has(`${to} ${locale}`)) return false;
    used.add(`${to} ${locale}`);
    fields[column.index] = { to, locale };
    return true;
  };
  if (table.grid.kind === "enum") {
    // A program's message is what users see; its comment is for readers of the source.
    const [message, comment] = [of("title")[0], of("text")[0]];
    if (message !== undefined) put(message, "text");
    if (comment !== undefined) put(comment, message === undefined ? "text" : "note");
    return;
  }
  const sourced = described.find((column) => localeOf(column) === source) ?? main;
  put(sourced, "text");
  for (const column of [...of("text"), ...of("title")]) {
    if (fields[column.index]?.to !== "cells") continue;
    // The same in another language is a translation; in the same language, a heading beside the text.
    if (localeOf(column) !== localeOf(sourced)) put(column, "text");
    else if (column.role === "title" && (facts[column.index]?.length ?? 0) <= 80) put(column, "title");
  }
  for (const column of [...of("cause"), ...of("solution"), ...of("text")]) {
    if (fields[column.index]?.to === "cells" && localeOf(column) === localeOf(sourced)) put(column, "note");
  }
}
