import { isProse } from "../understand/shapes.js";
import type { CodeTable, Column } from "../understand/table.js";
import { columnLanguage } from "./language.js";

/** Which field of an entry the cells of a column become. */
export type Field =
  | { readonly to: "code" | "inner" | "http" | "retryable" | "identifier" | "cells" }
  | { readonly to: "title" | "text" | "note"; readonly locale: string };

/** Languages that a header may name, as `English description` and `中文描述` do. */
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

/** The field of each column, by index. `source` is the language of the document. */
export function fieldsOf(table: CodeTable, source: string): readonly Field[] {
  const { columns, codeColumn } = table;
  const facts = columns.map((column) => factsOf(table, column, source));
  const fields = columns.map((column, i): Field => {
    if (i === codeColumn) return { to: "code" };
    if (column.header !== "" && columns[i - 1]?.header === column.header && i - 1 === codeColumn)
      return { to: "cells" };
    const { role } = column;
    const fact = facts[i];
    if (role === "inner" && (fact?.coded ?? 0) >= 0.6) return { to: "inner" };
    if (
      role === "http" ||
      ((role === "status" || role === "other") && (fact?.status ?? 0) >= 0.9 && (fact?.failure ?? 0) >= 0.5)
    )
      return { to: "http" };
    if (role === "retry") return { to: "retryable" };
    return { to: "cells" };
  });
  assignTexts(table, fields, facts, source);
  return fields;
}

interface Facts {
  readonly filled: number;
  /** The share of the filled cells that begin with a number. */
  readonly coded: number;
  readonly status: number;
  readonly failure: number;
  readonly identifier: number;
  /** The share of texts that are different. */
  readonly distinct: number;
  readonly length: number;
  /** The shares of sentences and of links. */
  readonly prose: number;
  readonly links: number;
  readonly language: string | undefined;
}

function factsOf({ rows, readings }: CodeTable, { index, header }: Column, source: string): Facts {
  let [filled, coded, status, failure, identifier, length, prose, links] = [0, 0, 0, 0, 0, 0, 0, 0];
  const sample: string[] = [];
  const seen = new Set<string>();
  for (const reading of readings) {
    if (reading.kind !== "entry") continue;
    const cell = rows[reading.row]?.cells[index];
    const text = cell?.text ?? "";
    if (text === "" || text === "-" || cell?.spanned === "across") continue;
    filled += 1;
    if (sample.length < 400 && !seen.has(text)) sample.push(text);
    seen.add(text);
    length += text.length;
    if (isProse(text)) prose += 1;
    if (/^https?:/.test(text)) links += 1;
    if (/^-?\d+\b/.test(text)) coded += 1;
    if (/^[1-5]\d\d\b/.test(text)) status += 1;
    if (/^[45]\d\d\b/.test(text)) failure += 1;
    if (/^[A-Za-z_][A-Za-z0-9_]*(?:[.:][A-Za-z0-9_]+)*$/.test(text)) identifier += 1;
  }
  const share = (count: number): number => (filled === 0 ? 0 : count / filled);
  return {
    filled,
    coded: share(coded),
    status: share(status),
    failure: share(failure),
    identifier: share(identifier),
    distinct: share(seen.size),
    length: share(length),
    prose: share(prose),
    links: share(links),
    language: languages.find(({ words }) => words.test(header))?.locale ?? columnLanguage(sample, source),
  };
}

/** Assigns the remaining columns to identifiers, titles, texts and notes. */
function assignTexts(table: CodeTable, fields: Field[], facts: readonly Facts[], source: string): void {
  const { columns } = table;
  const unassigned = columns
    // A column whose header only names a language has the texts in that language.
    .map((column) =>
      column.role === "other" && languages.some(({ words }) => words.test(column.header))
        ? { ...column, role: "text" as const }
        : column,
    )
    .filter(({ index }) => fields[index]?.to === "cells" && (facts[index]?.filled ?? 0) > 0);
  const isIdentifier = ({ index, role }: Column): boolean => {
    const fact = facts[index];
    // A class such as `Client` is not a name: it repeats.
    if (fact === undefined || fact.identifier < 0.8 || (fact.filled > 3 && fact.distinct < 0.6)) return false;
    return (
      role === "name" ||
      ((role === "other" || role === "title" || role === "status" || role === "code" || role === "value") &&
        fact.length > 5)
    );
  };
  const identifier = unassigned.find(isIdentifier);
  if (identifier !== undefined) fields[identifier.index] = { to: "identifier" };
  const texts = unassigned.filter(
    (column) =>
      column !== identifier &&
      ["title", "text", "cause", "solution", "name", "type", "other", "code", "status"].includes(column.role),
  );
  const withRole = (...roles: readonly string[]): Column[] => texts.filter(({ role }) => roles.includes(role));
  const hasProse = (column: Column): boolean =>
    (facts[column.index]?.links ?? 0) < 0.5 && (hasWords(column) || (facts[column.index]?.prose ?? 0) >= 0.5);
  const hasWords = (column: Column): boolean =>
    (facts[column.index]?.length ?? 0) >= 6 ||
    ((facts[column.index]?.language ?? "en") !== "en" && (facts[column.index]?.length ?? 0) >= 2);

  const described = [...withRole("text"), ...withRole("title"), ...withRole("cause")];
  const other = withRole("other", "name", "type", "code", "status")
    .filter(hasProse)
    .sort((a, b) => (facts[b.index]?.length ?? 0) - (facts[a.index]?.length ?? 0));
  const chosen = columns[table.textColumn ?? -1];
  const main = chosen ?? described[0] ?? other[0] ?? withRole("solution")[0];
  if (main === undefined) return;
  // The script of a single column does not override the language of the document.
  const languagesUsed = new Set(texts.map(({ index }) => facts[index]?.language));
  const guess = facts[main.index]?.language;
  const localeOf = (column: Column): string => {
    const language = facts[column.index]?.language ?? source;
    return language === guess && !languagesUsed.has(source) ? source : language;
  };
  const used = new Set<string>();
  const assign = (column: Column, to: "title" | "text" | "note"): boolean => {
    const locale = localeOf(column);
    if (used.has(`${to} ${locale}`)) return false;
    used.add(`${to} ${locale}`);
    fields[column.index] = { to, locale };
    return true;
  };
  if (table.grid.kind === "enum") {
    // In source code, the message is for users and the comment is for developers.
    const [message, comment] = [withRole("title")[0], withRole("text")[0]];
    if (message !== undefined) assign(message, "text");
    if (comment !== undefined) assign(comment, message === undefined ? "text" : "note");
    return;
  }
  const sourced = chosen ?? described.find((column) => localeOf(column) === source) ?? main;
  assign(sourced, "text");
  for (const column of [...withRole("text"), ...withRole("title")]) {
    if (fields[column.index]?.to !== "cells") continue;
    // A column in another language is a translation. One in the same language is a title.
    if (localeOf(column) !== localeOf(sourced)) assign(column, "text");
    else if (column.role === "title" && (facts[column.index]?.length ?? 0) <= 80) assign(column, "title");
  }
  for (const column of [...withRole("cause"), ...withRole("solution"), ...withRole("text")]) {
    if (fields[column.index]?.to === "cells" && localeOf(column) === localeOf(sourced)) assign(column, "note");
  }
}
