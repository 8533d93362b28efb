import type { Cell } from "../document.js";
import type { Understood } from "../understand/understand.js";
import type { CodeTable } from "../understand/table.js";
import { readCodeCell } from "../understand/code-cell.js";
import { fieldsOf } from "./fields.js";
import type { Field } from "./fields.js";
import type { Place, Texts } from "./draft.js";
import { withCells } from "./cells.js";
import { headerOf, headingOf, unnumbered } from "./headings.js";

/** The data of one row for one code. */
export interface Fragment {
  readonly code: string;
  readonly identifier: string;
  readonly title: Texts;
  readonly text: Texts;
  readonly note: Texts;
  readonly http: number | undefined;
  readonly retryable: boolean | undefined;
  /** The reason, if the document marks the code as deprecated. */
  readonly deprecated: string | undefined;
  readonly cells: Readonly<Record<string, string>>;
  readonly group: string;
  readonly place: Place;
}

/** A table of codes, split into fragments. */
export interface Part {
  readonly table: CodeTable;
  readonly number: number;
  readonly fields: readonly Field[];
  /** The heading above the table. */
  readonly heading: string;
  readonly fragments: readonly Fragment[];
  /** The codes of the second code column, if there is one. */
  readonly inner: readonly Fragment[];
  readonly ranges: readonly { readonly codes: string; readonly texts: readonly string[]; readonly place: Place }[];
}

/** Splits the tables of a document into fragments. `numbers` holds the number of each grid in the document. */
export function partsOf(
  document: string,
  understood: Understood,
  numbers: ReadonlyMap<unknown, number>,
  source: string,
): Part[] {
  return understood.tables.map((table) => {
    const number = numbers.get(table.grid) ?? 0;
    const fields = fieldsOf(table, source);
    const heading = headingOf(table);
    const fragments: Fragment[] = [];
    const inner: Fragment[] = [];
    const ranges: { codes: string; texts: string[]; place: Place }[] = [];
    for (const reading of table.readings) {
      const place: Place = { document, table: number, row: reading.row + 1 };
      if (reading.kind === "more") {
        const last = fragments.at(-1);
        if (last !== undefined) {
          const added = fragmentOf(table, fields, reading.row, last.group, place);
          fragments[fragments.length - 1] = continued(last, added, table.rows[reading.row]?.cells ?? [], source);
        }
        continue;
      }
      if (reading.kind !== "entry") continue;
      const row = table.rows[reading.row];
      if (row === undefined) continue;
      const { cell } = reading;
      const base = fragmentOf(
        table,
        fields,
        reading.row,
        reading.section === "" ? heading : unnumbered(reading.section),
        place,
      );
      if (cell.range !== undefined) {
        const texts = row.cells.map(({ text }) => text).filter((text, i) => text !== "" && i !== table.codeColumn);
        ranges.push({ codes: cell.range, texts, place });
        continue;
      }
      // If the name is the code, the number beside it is an HTTP status.
      const status = base.http === undefined && /^[1-5]\d\d$/.test(cell.remark ?? "") ? Number(cell.remark) : undefined;
      const remark =
        cell.remark === undefined || cell.remark === "" || status !== undefined
          ? {}
          : { [headerOf(table, table.codeColumn)]: cell.remark };
      const column = fields.findIndex(({ to }) => to === "inner");
      const text = column === -1 ? "" : (row.cells[column]?.text ?? "");
      const read = column === -1 ? { codes: [], remark: undefined } : readCodeCell(text);
      // The texts of such a row describe the inner code. The outer code has no text of its own.
      const isOuter = read.codes.length > 0;
      for (const code of cell.codes) {
        if (isOuter && fragments.some((known) => known.code === code)) continue;
        if (isOuter) {
          fragments.push({ ...base, code, note: {}, cells: {} });
          continue;
        }
        fragments.push({
          ...base,
          code,
          http: base.http ?? status,
          identifier: base.identifier === "" ? (cell.name ?? "") : base.identifier,
          cells: {
            ...base.cells,
            ...remark,
            ...(cell.name !== undefined && base.identifier !== "" ? { name: cell.name } : {}),
          },
        });
      }
      const innerCell = read.remark === undefined ? {} : { [headerOf(table, column)]: text };
      for (const code of read.codes) {
        inner.push({
          ...base,
          code,
          cells: { ...base.cells, ...innerCell, [headerOf(table, table.codeColumn)]: cell.codes.join("/") },
        });
      }
    }
    return { table, number, fields, heading, fragments, inner, ranges };
  });
}

function fragmentOf(table: CodeTable, fields: readonly Field[], index: number, group: string, place: Place): Fragment {
  const row = table.rows[index]?.cells ?? [];
  const texts: Record<"title" | "text" | "note", Record<string, string>> = { title: {}, text: {}, note: {} };
  const cells: Record<string, string> = {};
  let identifier = "";
  let http: number | undefined;
  let retryable: boolean | undefined;
  const keep = (i: number, text: string): void => {
    let key = headerOf(table, i);
    for (let n = 2; cells[key] !== undefined && cells[key] !== text; n += 1) key = `${headerOf(table, i)} ${n}`;
    cells[key] = text;
  };
  row.forEach(({ text, spanned }, i) => {
    // The text of a cell that spans columns is kept once.
    if (text === "" || (spanned === "across" && text === row[i - 1]?.text)) return;
    const field = fields[i] ?? { to: "cells" as const };
    switch (field.to) {
      case "code":
        return;
      case "title":
      case "text":
      case "note":
        if (/^[-—–/]$/.test(text)) keep(i, text);
        else texts[field.to][field.locale] = text;
        return;
      case "identifier":
        identifier = text;
        return;
      case "http": {
        const status = Number(/^([1-5]\d\d)\b/.exec(text)?.[1]);
        http = Number.isInteger(status) ? status : undefined;
        if (String(http) !== text) keep(i, text);
        return;
      }
      case "retryable":
        if (/^(?:true|yes|y|是|可|可以|✓|✔|예|はい)$/i.test(text)) retryable = true;
        else if (/^(?:false|no|n|否|不可|不可以|✗|×|아니오|いいえ)$/i.test(text)) retryable = false;
        if (retryable === undefined || !/^(?:true|false)$/i.test(text)) keep(i, text);
        return;
      case "inner":
        return;
      case "cells":
        keep(i, text);
    }
  });
  const isStruck =
    row[table.codeColumn]?.struck === true ||
    (row.some(({ struck }) => struck === true) && row.every(({ struck, text }) => struck === true || text === ""));
  const marked = table.rows[index]?.deprecated;
  const said = row.map(({ text }) => outdated.exec(text)?.[0]).find((words) => words !== undefined);
  const deprecated = marked ?? (isStruck ? "Struck through in the document." : said);
  return {
    code: "",
    identifier,
    ...texts,
    http,
    retryable,
    deprecated: deprecated === "" ? "Deprecated in the document." : deprecated,
    cells,
    group,
    place,
  };
}

/** What a text says of a code that nobody should use any more. */
const outdated =
  /[([](?:deprecated|obsolete|veraltet|obsoleto|obsoleta|obsolète|устарел\p{L}*|已?废弃|已?弃用|非推奨|廃止)[^)\]]{0,40}[)\]]|\b(?:deprecated|obsolete) since\b[^.;\n]{0,30}(?:\.(?=\d)[^.;\s]*)*\.?/iu;

/** Adds a continuation row to the fragment above: new texts to the note, the rest to the cells. */
function continued(fragment: Fragment, added: Fragment, row: readonly Cell[], source: string): Fragment {
  const fresh = new Set(row.filter(({ spanned }) => spanned === undefined).map(({ text }) => text));
  const note: Record<string, string> = { ...fragment.note };
  for (const texts of [added.title, added.text, added.note]) {
    for (const [locale, text] of Object.entries(texts)) {
      if (!fresh.has(text)) continue;
      const before = note[locale];
      note[locale] = before === undefined ? text : `${before}\n${text}`;
    }
  }
  const [first] = Object.values(note);
  if (first !== undefined) note[source] ??= first;
  const cells = { ...Object.fromEntries(Object.entries(added.cells).filter(([, text]) => fresh.has(text))) };
  if (fresh.has(added.identifier)) cells["alias"] = added.identifier;
  if (added.http !== undefined && added.http !== fragment.http) cells["http"] = String(added.http);
  return { ...fragment, note, cells: withCells(fragment.cells, cells) };
}
