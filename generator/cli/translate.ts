import { check } from "../check.js";
import { count } from "../diagnostic/count.js";
import { hasErrors } from "../diagnostic/diagnostic.js";
import { diagnosticText } from "../diagnostic/text.js";
import { readSpecFile } from "../disk/inputs.js";
import { rewriteFile } from "../disk/spec-files.js";
import { replaceFile } from "../disk/stage.js";
import { openSpec as parseSpec } from "../edit/yaml.js";
import { isOwn } from "../load/spec-file.js";
import { localePattern } from "../load/values.js";
import { targets } from "../targets/index.js";
import { csvText, readCsv } from "../translate/csv.js";
import { mergeTranslations } from "../translate/merge.js";
import { UnreadableTable } from "../translate/table.js";
import type { TranslationTable } from "../translate/table.js";
import { unitsOf } from "../translate/units.js";
import { readXliff, xliffText } from "../translate/xliff.js";
import { choice } from "./choice.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { openSpec } from "./open.js";
import { paintFor, print, printError } from "./output.js";
import { encoded, printDiagnostics } from "./spec.js";

export interface TranslateExportFlags {
  /** The spec's folder. */
  readonly spec: string;
  /** The locale to translate into. */
  readonly locale: string;
  readonly format: string;
  /** Leave out texts that are already translated. */
  readonly missing: boolean;
  /** The file to write. The default is standard output. */
  readonly output?: string | undefined;
}

/** Prints the texts of a spec for translators. */
export async function translateExportCommand(flags: TranslateExportFlags): Promise<ExitCode> {
  const format = choice("format", flags.format, ["csv", "xliff"]);
  const target = localeOf(flags.locale);
  const opened = await openSpec(flags.spec);
  if (opened === undefined) return 1;
  const { spec, catalog } = opened;
  const [source] = catalog.locales;
  if (target === source) throw new UsageError(`${target} is the source locale; choose the locale to translate into`);
  const all = unitsOf(parseSpec(spec.filter(isOwn)), source);
  const units = flags.missing ? all.filter(({ texts }) => texts[target] === undefined) : all;
  const text = format === "csv" ? csvText(units, catalog.locales, target) : xliffText(units, source, target);
  if (flags.output === undefined) process.stdout.write(text);
  else {
    await replaceFile(flags.output, text);
    const missing = all.filter(({ texts }) => texts[target] === undefined).length;
    print(`wrote ${count(units.length, "text")} to ${flags.output}; ${missing} not translated`);
  }
  return 0;
}

export interface TranslateImportFlags {
  /** The spec's folder. */
  readonly spec: string;
  readonly locale: string;
}

/** Merges a translators' file into a spec. */
export async function translateImportCommand(file: string, flags: TranslateImportFlags): Promise<ExitCode> {
  const target = localeOf(flags.locale);
  const opened = await openSpec(flags.spec);
  if (opened === undefined) return 1;
  const { files, spec, catalog } = opened;
  const [source] = catalog.locales;
  if (target === source) throw new UsageError(`${target} is the source locale; edit its texts in the spec`);
  const text = textOf(file);
  const sources = new Map([[file, text], ...spec.map(({ path, text }) => [path, text] as const)]);
  const paint = paintFor(process.stderr);
  let table: TranslationTable;
  try {
    table = text
      .replace(/^\ufeff/, "")
      .trimStart()
      .startsWith("<")
      ? readXliff(file, text, target)
      : readCsv(file, text, source, target);
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error;
    const { at, message, help } = error;
    const diagnostic = { rule: "translation-syntax", severity: "error", at, message, help } as const;
    printError(diagnosticText(diagnostic, sources, paint));
    printError("nothing was written");
    return 1;
  }
  const merged = mergeTranslations(spec.filter(isOwn), table, catalog.locales, target);
  for (const diagnostic of merged.diagnostics) printError(`${diagnosticText(diagnostic, sources, paint)}\n`);
  const after = [...merged.spec, ...spec.filter((each) => !isOwn(each))];
  const { diagnostics } = check(after, targets);
  if (hasErrors(diagnostics)) {
    printDiagnostics(diagnostics, after);
    printError("the translated spec would have errors; nothing was written");
    return 1;
  }
  for (const { path, text } of merged.spec) {
    const before = files.find((each) => each.path === path)?.bytes;
    if (before === undefined || text === spec.find((each) => each.path === path)?.text) continue;
    rewriteFile(path, encoded(text, before));
    print(`updated ${path}`);
  }
  const skipped = merged.diagnostics.length;
  print(
    `${count(merged.changed, "text")} changed${skipped === 0 ? "" : `, ${count(skipped, "row")} skipped; see above`}`,
  );
  return skipped === 0 ? 0 : 1;
}

function localeOf(tag: string): string {
  if (!localePattern.test(tag)) throw new UsageError(`${tag} is not a locale; write a BCP 47 tag such as ja or pt-BR`);
  return tag;
}

function textOf(file: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readSpecFile(file, 64));
  } catch (error) {
    if (error instanceof TypeError)
      throw new UsageError(`${file} is not UTF-8; save it as UTF-8 (in Excel: "CSV UTF-8")`);
    throw error;
  }
}
