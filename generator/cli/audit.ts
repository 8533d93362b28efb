import { audit, joined } from "../audit/audit.js";
import type { Audited, Uses } from "../audit/audit.js";
import { languageOf } from "../audit/mention.js";
import type { SourceFile } from "../audit/mention.js";
import { count } from "../diagnostic/count.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { formatReport, formats } from "../diagnostic/formats/format.js";
import { diagnosticJson } from "../diagnostic/json.js";
import { visible } from "../diagnostic/visible.js";
import { DiskProblem } from "../disk/problem.js";
import { readSources } from "../disk/sources.js";
import type { Catalog } from "../model/catalog.js";
import { compareTraced, traceRules } from "../trace/compare.js";
import { traceOperations } from "../trace/trace.js";
import { versionOf } from "../version.js";
import { choice } from "./choice.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { openSpec } from "./open.js";
import { paintFor, print, printError } from "./output.js";
import { anyReaches, severities } from "./severity.js";
import { sourceFacts } from "./source-facts.js";
import { readersFor } from "./source-readers.js";

export interface AuditFlags {
  /** The folders of the specs. */
  readonly specs: readonly string[];
  /** Files and folders of source code. */
  readonly sources: readonly string[];
  readonly format: string;
  /** The least severity that makes the exit code 1. */
  readonly failOn: string;
}

const rules = [
  {
    id: "magic-code",
    severity: "warning",
    summary: "A code is written as a literal although it has a generated name.",
    why: "Readers do not know what it means, and no compiler notices when the code is removed.",
  },
  {
    id: "undocumented-code",
    severity: "warning",
    summary: "The source uses an entry that the spec does not document.",
    why: "Callers who get the error learn neither its kind nor what to do.",
  },
  {
    id: "unknown-code",
    severity: "error",
    summary: "The source refers to a code that is not in the catalog.",
    why: "Either the source has a mistake, or the catalog lacks a code that the API sends.",
  },
  ...traceRules,
] as const;

/** Lists the codes that source code throws, handles and tests, and reports references to unknown codes. */
export async function auditCommand({
  specs: folders,
  sources: paths,
  format: given,
  failOn: lowest,
}: AuditFlags): Promise<ExitCode> {
  const format = choice("format", given, formats);
  const failOn = choice("fail-on", lowest, severities);
  if (paths.length === 0) throw new UsageError("give the files and folders of source code to audit");
  const opened = await Promise.all(folders.map(openSpec));
  const specs = opened.filter((spec) => spec !== undefined);
  if (specs.length < folders.length) return 1;
  const sources = readSources(paths, (path) => languageOf(path) !== undefined);
  if ("missing" in sources) throw new UsageError(`there is no ${visible(sources.missing)}`);
  if (sources.length === 0)
    throw new UsageError(`no TypeScript, Go, Python, Java, Rust, PHP or C# files in ${visible(paths.join(", "))}`);

  const readers = await readersFor(sources.map(({ path }) => languageOf(path)));
  const mentioned = joined(specs.map(({ catalog }) => audit(catalog, versionOf(catalog).surfaces, sources, readers)));
  const traced = await Promise.all(specs.map(({ catalog }) => compareWithDeclared(catalog, sources)));
  const audited = { ...mentioned, diagnostics: [...mentioned.diagnostics, ...traced.flat()] };
  if (format === "json") process.stdout.write(auditJson(audited));
  else {
    const texts = new Map([...specs.flatMap(({ spec }) => spec), ...sources].map(({ path, text }) => [path, text]));
    const report = { command: "audit", diagnostics: audited.diagnostics, suppressed: 0, sources: texts, rules };
    process.stdout.write(await formatReport(format, report, paintFor(process.stdout)));
    if (format === "text") for (const line of summary(audited)) print(line);
  }
  return anyReaches(audited.diagnostics, failOn) ? 1 : 0;
}

/** Compares the errors that handlers of operations can raise with those that the spec declares for them. */
async function compareWithDeclared(catalog: Catalog, sources: readonly SourceFile[]): Promise<readonly Diagnostic[]> {
  if (catalog.operations.length === 0) return [];
  try {
    const facts = await sourceFacts(catalog, versionOf(catalog).surfaces, sources);
    return compareTraced(catalog, traceOperations(catalog, facts), sources);
  } catch (error) {
    if (!(error instanceof DiskProblem)) throw error;
    printError(`errspec: operations are not compared with the source: ${visible(error.message)}`);
    return [];
  }
}

/** For each module, the number of codes that are thrown, handled and tested, and the unused and untested codes. */
function summary({ files, uses }: Audited): string[] {
  const modules = [...new Set(uses.map(({ entry }) => entry.module))];
  return [
    count(files, "source file"),
    ...modules.flatMap((module) => {
      const moduleUses = uses.filter(({ entry }) => entry.module === module);
      const countOf = (list: (each: Uses) => readonly string[]): number =>
        moduleUses.filter((each) => list(each).length > 0).length;
      const unused = moduleUses.filter((each) => !isUsed(each) && each.tested.length === 0);
      const untested = moduleUses.filter((each) => isUsed(each) && each.tested.length === 0);
      return [
        `${module}: ${count(moduleUses.length, "code")}, ${countOf(({ thrown }) => thrown)} thrown, ${countOf(({ handled }) => handled)} handled, ${countOf(({ tested }) => tested)} tested`,
        ...(unused.length === 0 || unused.length === moduleUses.length ? [] : [`  unused: ${codes(unused)}`]),
        ...(untested.length === 0 ? [] : [`  not tested: ${codes(untested)}`]),
      ];
    }),
  ];
}

const isUsed = ({ thrown, handled, used }: Uses): boolean => thrown.length + handled.length + used.length > 0;

const codes = (uses: readonly Uses[]): string => uses.map(({ entry }) => entry.code).join(", ");

/** The report as JSON. Programs can derive unused and untested codes from the lists of places. */
function auditJson({ files, uses, diagnostics }: Audited): string {
  const report = {
    version: 1,
    command: "audit",
    files,
    codes: uses.map(({ entry, thrown, handled, used, tested }) => ({
      module: entry.module,
      code: entry.code,
      name: entry.name,
      thrown,
      handled,
      used,
      tested,
    })),
    diagnostics: diagnostics.map(diagnosticJson),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
