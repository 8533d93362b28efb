import { count } from "../../diagnostic/count.js";
import { visible } from "../../diagnostic/visible.js";
import type { Change } from "../merge/change.js";
import type { Account, Report, TableAccount } from "./account.js";

/** How much a report shows: a summary, or also every row that was left out. */
export type Detail = "summary" | "full";

/** Formats a report for a terminal. Control characters in texts of the document are made visible. */
export function reportLines(report: Report, detail: Detail): string[] {
  const lines = report.accounts.flatMap((account) => accountLines(account, detail));
  lines.push(`language: ${report.language} (${report.languageFrom}); if it is another, pass --language`);
  for (const { id, codes, codeType, placeholders } of report.modules) {
    const waiting = placeholders === 0 ? "" : `, ${placeholders} of them with a placeholder name`;
    lines.push(`module ${visible(id)}: ${count(codes, `${codeType} code`)}${waiting}`);
  }
  const shown = detail === "full" ? report.remarks : report.remarks.slice(0, mostShown);
  lines.push(...shown.map(({ message }) => `note: ${visible(message)}`));
  if (shown.length < report.remarks.length)
    lines.push(`note: ${report.remarks.length - shown.length} more; use --report full to list them`);
  if (!report.envelopeShown)
    lines.push("note: the document shows no sample response; set the places of the code and the text in errspec.yaml");
  return lines;
}

/** A summary shows this many notes, and this many rows of a table. */
const mostShown = 5;

function accountLines({ document, format, tables, cells, prose }: Account, detail: Detail): string[] {
  const used = tables.filter(({ skipped }) => skipped === undefined);
  const lines = [
    `${visible(document)} (${format}): ${used.length} of ${count(tables.length, "table")} with codes`,
    `cells: ${cells.taken} taken${cells.merged === 0 ? "" : `, ${cells.merged} merged into the codes of earlier rows`}, ${cells.skipped} left out, ${cells.empty} empty, ${cells.lost} lost`,
  ];
  for (const table of tables) lines.push(...tableLines(visible(document), table, detail));
  const pieces = detail === "full" ? prose.leftOut : prose.leftOut.slice(0, mostShown);
  for (const { kind, line, code, text } of pieces)
    lines.push(
      `${visible(document)}:${line}: left out: ${kind} with ${visible(code)}, a code that is in no table or list of codes: ${visible(text.slice(0, 100))}`,
    );
  if (pieces.length < prose.leftOut.length)
    lines.push(
      `and ${count(prose.leftOut.length - pieces.length, "more place")} with a code outside of tables; use --report full to list them`,
    );
  return lines;
}

function tableLines(document: string, table: TableAccount, detail: Detail): string[] {
  const heading = table.headings.at(-1);
  const title = `${document}:${table.line}: table ${table.table}${heading === undefined ? "" : ` (${visible(heading)})`}`;
  if (table.skipped !== undefined) return detail === "full" ? [`${title}: left out: ${visible(table.skipped)}`] : [];
  const lines = [`${title}: ${count(table.codes, "code")} in ${count(table.rows, "row")}`];
  const { evidence = "", alternatives = [], column = 0 } = table.codeColumn ?? {};
  const chosen = table.columns[column - 1]?.header ?? "";
  const name = chosen === "" ? `column ${column}` : `\`${visible(chosen)}\``;
  if (detail === "full") lines.push(`  the code is in ${name}: ${evidence}`);
  for (const { column: other, codes } of alternatives)
    lines.push(
      `  the code is in ${name}, and could be in \`${visible(other)}\` (${visible(codes.slice(0, 3).join(", ").replaceAll("\n", " "))}${codes.length > 3 ? ", …" : ""}); if so, pass --table ${table.table} --code-column ${JSON.stringify(visible(other))}`,
    );
  if (table.mergedRows > 0)
    lines.push(`  ${count(table.mergedRows, "row")} repeating a code, merged into the first row with it`);
  if (detail === "full")
    for (const { line, reason, text } of table.headingRows)
      lines.push(`  ${document}:${line}: left out: ${reason}: ${visible(text.slice(0, 100))}`);
  const rows = detail === "full" ? table.skippedRows : table.skippedRows.slice(0, mostShown);
  for (const { line, reason, text } of rows)
    lines.push(`  ${document}:${line}: left out: ${visible(reason)}: ${visible(text.slice(0, 100))}`);
  if (rows.length < table.skippedRows.length)
    lines.push(`  and ${count(table.skippedRows.length - rows.length, "more row")}; use --report full to list them`);
  for (const { line, column, text } of table.lost)
    lines.push(`  ${document}:${line}: LOST: column ${column}: ${visible(text.slice(0, 200))}`);
  return lines;
}

/** Formats changes for a terminal, those that need a decision first. */
export function changeLines(changes: readonly Change[]): string[] {
  const order = [
    "locale",
    "meaning",
    "conflict",
    "vanished",
    "left-out",
    "renamed",
    "params",
    "changed",
    "added",
    "module",
  ];
  const sorted = [...changes].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return sorted.flatMap((change) => changeLine(change).map(visible));
}

function changeLine(change: Change): string[] {
  switch (change.kind) {
    case "locale":
      return [`new locale: ${change.locale}`];
    case "meaning":
      return [
        `MEANING CHANGED: ${change.module}: ${change.code} (${change.name})`,
        `  before: ${change.before}`,
        `  now:    ${change.now}`,
        "  the former meaning is kept under `was`; check that the name still fits",
      ];
    case "conflict":
      return [
        `conflict: ${change.module}: ${change.code}: ${fieldText(change.field)}`,
        ...(change.before === undefined ? [] : [`  before: ${change.before}`]),
        `  spec:   ${change.mine}`,
        `  now:    ${change.now}`,
      ];
    case "vanished":
      return [
        `removed: ${change.module}: ${change.code} (${change.name}) is no longer in the document`,
        `  to retire it, replace the entry with: reserved: [{ codes: [${change.code}], names: [${change.name}], reason: removed from the document }]`,
      ];
    case "left-out":
      return [`left out: ${change.module}: ${change.code}: ${change.reason}`];
    case "renamed":
      return [
        `proposed: ${change.module}: ${change.code}: name ${change.now}, with the former name ${change.before} as an alias`,
      ];
    case "params":
      return [`proposed: ${change.module}: ${change.code}: params ${change.names.join(", ")}`];
    case "changed":
      return [
        `changed: ${change.module}: ${change.code}: ${fieldText(change.field)}: ${change.before} -> ${change.now}`,
      ];
    case "added":
      return [`new: ${change.module}: ${change.entry.code} (${change.entry.name})`];
    case "module":
      return [`new module: ${change.module.id}, ${change.module.entries.length} codes`];
  }
}

const fieldText = ({ field, inner }: { readonly field: string; readonly inner: string | undefined }): string =>
  inner === undefined ? field : `${field} (${inner})`;
