import { basename, dirname, join, relative } from "node:path";
import { count } from "../diagnostic/count.js";
import { hasErrors } from "../diagnostic/diagnostic.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { formatReport, formats } from "../diagnostic/formats/format.js";
import { diagnosticText } from "../diagnostic/text.js";
import { readSpecFile } from "../disk/inputs.js";
import { rewriteFile } from "../disk/spec-files.js";
import { replaceFile, replaceFiles } from "../disk/stage.js";
import { isOwn } from "../load/spec-file.js";
import { checkOpenapi, checkRules } from "../openapi/check.js";
import { readOpenapi } from "../openapi/document.js";
import type { Openapi } from "../openapi/document.js";
import { overlayFor, withErrors } from "../openapi/openapi.js";
import type { Written } from "../openapi/openapi.js";
import { specOperations } from "../openapi/spec-operations.js";
import { choice } from "./choice.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { openSpec } from "./open.js";
import type { OpenSpec } from "./open.js";
import { paintFor, print, printError } from "./output.js";
import { encoded, printDiagnostics } from "./spec.js";

export interface OpenapiFlags {
  /** The spec's folder. */
  readonly spec: string;
  /** The OpenAPI file. */
  readonly file: string;
  /** The locale of the texts. The default is the source locale. */
  readonly locale?: string | undefined;
}

/** Writes an overlay that adds the errors of the spec to an OpenAPI file. */
export async function openapiOverlayCommand(flags: OpenapiFlags & { readonly output?: string }): Promise<ExitCode> {
  const opened = await openBoth(flags);
  if (opened === undefined) return 1;
  const { openapi, catalog, locale } = opened;
  const { file, output } = flags;
  const from = output === undefined ? file : relative(dirname(output), file);
  const written = overlayFor(openapi, catalog, locale, encodeURI(from.replaceAll("\\", "/")));
  report(file, written);
  if (output === undefined) process.stdout.write(written.text);
  else {
    await replaceFile(output, written.text);
    print(`wrote ${output}`);
  }
  return 0;
}

/** Adds the errors of the spec to an OpenAPI file. */
export async function openapiApplyCommand(flags: OpenapiFlags): Promise<ExitCode> {
  const opened = await openBoth(flags);
  if (opened === undefined) return 1;
  const { openapi, bytes, catalog, locale } = opened;
  const written = withErrors(openapi, catalog, locale);
  if (!("text" in written)) {
    printProblem(written, openapi.text);
    printError("nothing was written");
    return 1;
  }
  report(flags.file, written);
  if (written.isChanged) rewriteFile(flags.file, encoded(written.text, bytes));
  print(written.isChanged ? `updated ${flags.file}` : `${flags.file} is up to date`);
  return 0;
}

/** Lists the operations of an OpenAPI file in the spec. */
export async function openapiOperationsCommand(flags: OpenapiFlags): Promise<ExitCode> {
  const opened = await openBoth(flags);
  if (opened === undefined) return 1;
  const { openapi, files, spec, catalog } = opened;
  const { files: changed, added, completed, remarks } = specOperations(openapi, catalog, spec.filter(isOwn));
  for (const { at, message } of remarks) printError(`${at.file}:${at.line}:${at.column}: ${message}`);
  const [{ check }, { targets }] = await Promise.all([import("../check.js"), import("../targets/index.js")]);
  const pathOf = (name: string): string => join(flags.spec, name);
  const after = [
    ...spec.filter((each) => !isOwn(each) || !changed.some(({ name }) => name === basename(each.path))),
    ...changed.map(({ name, text }) => ({ path: pathOf(name), source: `spec/${name}`, text })),
  ];
  const { diagnostics } = check(after, targets);
  if (hasErrors(diagnostics)) {
    printDiagnostics(diagnostics, after);
    printError("the spec would have errors; nothing was written");
    return 1;
  }
  const own = files.filter(isOwn);
  const bytesOf = (name: string) => own.find(({ path }) => basename(path) === name)?.bytes ?? Buffer.alloc(0);
  const written = changed.map(({ name, text }) => ({
    path: name,
    text: encoded(text, bytesOf(name)).toString("utf8"),
  }));
  if (written.length > 0) await replaceFiles(flags.spec, written);
  print(`${count(added, "operation")} added, ${completed} completed`);
  return 0;
}

/** Compares an OpenAPI file with the spec: errors and operations that only one of both has. */
export async function openapiCheckCommand(flags: OpenapiFlags & { readonly format: string }): Promise<ExitCode> {
  const format = choice("format", flags.format, formats);
  const opened = await openBoth(flags);
  if (opened === undefined) return 1;
  const { openapi, spec, catalog } = opened;
  const diagnostics = checkOpenapi(openapi, catalog);
  const sources = new Map([openapi, ...spec].map(({ path, text }) => [path, text]));
  const report = { command: "openapi check", diagnostics, suppressed: 0, sources, rules: checkRules };
  process.stdout.write(await formatReport(format, report, paintFor(process.stdout)));
  return diagnostics.length > 0 ? 1 : 0;
}

interface Both extends OpenSpec {
  readonly openapi: Openapi;
  readonly bytes: Buffer;
  readonly locale: string;
}

/** Opens the spec and the OpenAPI file. If one has errors, prints them and returns undefined. */
async function openBoth({ spec: folder, file, locale: given }: OpenapiFlags): Promise<Both | undefined> {
  const opened = await openSpec(folder);
  if (opened === undefined) return undefined;
  const [source] = opened.catalog.locales;
  const locale = given === undefined ? source : choice("locale", given, opened.catalog.locales);
  const bytes = readSpecFile(file, 64);
  const text = textOf(file, bytes);
  const openapi = readOpenapi(file, text);
  if ("data" in openapi) return { ...opened, openapi, bytes, locale };
  printProblem(openapi, text);
  return undefined;
}

function textOf(file: string, bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${file} is not UTF-8; save it as UTF-8`);
  }
}

function printProblem(problem: Diagnostic, text: string): void {
  printError(diagnosticText(problem, new Map([[problem.at.file, text]]), paintFor(process.stderr)));
}

/** Prints what an author should know to standard error. */
function report(file: string, { plan: { matches }, remarks }: Written): void {
  for (const { line, column, message } of remarks) printError(`${file}:${line}:${column}: ${message}`);
  const { matched, onlyInDocument } = matches;
  const unknown = onlyInDocument.length;
  if (matched.length === 0) {
    printError(`the spec has no operation of ${file}; list them with \`errspec openapi operations ${file}\``);
  } else if (unknown > 0) {
    printError(`${count(unknown, "operation")} of ${file} ${unknown === 1 ? "is" : "are"} not in the spec`);
  }
}
