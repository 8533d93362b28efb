import type { ImportedChange, ImportedDocument, ImportReport } from "../../api/import-report.js";
import type { Change } from "../merge/change.js";
import type { Account, Report } from "./account.js";

/** A report as JSON, for programs. */
export function importReport(
  { language, languageFrom, envelopeShown, modules, remarks, accounts }: Report,
  changes: readonly Change[],
  operations: ImportReport["operations"],
): ImportReport {
  return {
    version: 1,
    command: "import",
    language,
    languageFrom,
    envelopeShown,
    modules,
    remarks: remarks.map(({ kind, message, at = null }) => ({ kind, message, at })),
    accounts: accounts.map(documentJson),
    changes: changes.map(changeJson),
    operations,
  };
}

const documentJson = ({ document, format, sha256, tables, cells, prose }: Account): ImportedDocument => ({
  document,
  format,
  sha256,
  cells,
  prose,
  tables: tables.map(({ skipped = null, codeColumn = null, ...table }) => ({ ...table, skipped, codeColumn })),
});

const nothing = {
  module: null,
  code: null,
  name: null,
  field: null,
  inner: null,
  before: null,
  mine: null,
  now: null,
  reason: null,
  names: [],
} as const;

function changeJson(change: Change): ImportedChange {
  const { kind } = change;
  switch (kind) {
    case "locale":
      return { ...nothing, kind, now: change.locale };
    case "module":
      return { ...nothing, kind, module: change.module.id, names: change.module.entries.map(({ code }) => code) };
    case "added": {
      const { code, name } = change.entry;
      return { ...nothing, kind, module: change.module, code, name };
    }
    case "changed":
    case "conflict": {
      const { field, inner = null } = change.field;
      return { ...nothing, ...change, before: change.before ?? null, field, inner };
    }
    default:
      return { ...nothing, ...change };
  }
}
