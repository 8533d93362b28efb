import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { addLocale } from "../edit/locale.js";
import { applySplices } from "../edit/splice.js";
import { setText } from "../edit/text.js";
import type { Opened } from "../edit/yaml.js";
import { openSpec } from "../edit/yaml.js";
import type { SpecFile } from "../load/spec-file.js";
import type { TranslationRow, TranslationTable } from "./table.js";
import { unitsOf } from "./units.js";
import type { Unit } from "./units.js";

/** The spec with its translations, and diagnostics for the rows that were skipped. */
export interface MergedTranslations {
  readonly spec: readonly SpecFile[];
  /** The number of texts that were added or changed. */
  readonly changed: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Merges the translations of a table into a spec. Only texts that changed are edited, in place. A row whose source text
 * differs from the spec is skipped, because its translation may be outdated.
 */
export function mergeTranslations(
  spec: readonly SpecFile[],
  table: TranslationTable,
  locales: readonly [string, ...string[]],
  target: string,
): MergedTranslations {
  const opened = openSpec(spec);
  const [source] = locales;
  const units = new Map(unitsOf(opened, source).map((unit) => [unit.id, unit]));
  const seen = new Map<string, number>();
  const diagnostics: Diagnostic[] = [];
  let changed = 0;
  for (const row of table.rows) {
    if (row.target === "") continue;
    const unit = units.get(row.id);
    const problem = problemOf(row, unit, source, seen.get(row.id));
    seen.set(row.id, row.at.line);
    if (problem !== undefined) diagnostics.push(problem);
    else if (unit !== undefined && unit.texts[target] !== row.target) {
      setText(unit.opened, unit.parent, { key: unit.key, inner: target, value: row.target }, source);
      changed += 1;
    }
  }
  if (changed > 0 && !locales.includes(target)) addLocale(opened, target);
  return { spec: spec.map((file) => withEdits(file, opened)), changed, diagnostics };
}

function withEdits(file: SpecFile, opened: readonly Opened[]): SpecFile {
  const splices = opened.find((candidate) => candidate.file === file)?.splices ?? [];
  return splices.length === 0 ? file : { ...file, text: applySplices(file.text, splices) };
}

function problemOf(
  row: TranslationRow,
  unit: Unit | undefined,
  source: string,
  earlier: number | undefined,
): Diagnostic | undefined {
  const { id, at } = row;
  const warning = (rule: string, message: string, help: string): Diagnostic => ({
    rule,
    severity: "warning",
    at,
    message,
    help,
  });
  if (unit === undefined)
    return warning("translation-known", `the spec has no text ${id}`, "export the texts again, or remove the row");
  if (earlier !== undefined)
    return warning("translation-once", `${id} is already translated on line ${earlier}`, "keep one of the two rows");
  if (row.source !== undefined && folded(row.source) !== folded(unit.texts[source] ?? ""))
    return warning(
      "translation-current",
      `the source text of ${id} has changed since the export`,
      "export the texts again and review the translation",
    );
  return undefined;
}

/** Spreadsheets and translation tools change line endings and blanks. */
function folded(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
