import { fingerprints } from "../diagnostic/formats/report.js";
import { formatReport, formats } from "../diagnostic/formats/format.js";
import { visible } from "../diagnostic/visible.js";
import { replaceFile } from "../disk/stage.js";
import { readText } from "../disk/text-file.js";
import type { Catalog } from "../model/catalog.js";
import { parsePointer } from "../model/pointer.js";
import type { Counts } from "../observe/counts.js";
import { countsCsv, readCounts, UnreadableCounts } from "../observe/counts-table.js";
import { overview, percent } from "../observe/coverage.js";
import { describe } from "../observe/diagnostics.js";
import type { ObservedDiagnostic } from "../observe/diagnostics.js";
import { observedEvidence } from "../observe/evidence.js";
import { fieldNames } from "../observe/fields.js";
import type { DeclaredFields } from "../observe/fields.js";
import { findingsIn } from "../observe/findings.js";
import { observedHtml } from "../observe/html.js";
import { observedJson } from "../observe/json.js";
import { proposal, proposalTitle } from "../observe/proposal.js";
import { inputFormats } from "../observe/read.js";
import type { ReadOptions } from "../observe/part.js";
import { observeRules } from "../observe/rules.js";
import { summaryText } from "../observe/summary.js";
import { nameIn } from "../rules/lint/run.js";
import { openBaseline, unusedIn, updatedBaseline } from "./baseline.js";
import type { BaselineFlags } from "./baseline.js";
import { choice } from "./choice.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { countInput } from "./observe-input.js";
import { countsSql } from "./observe-sql.js";
import { openSpec } from "./open.js";
import { requireOwnFile } from "./own-file.js";
import { paintFor, print, printError } from "./output.js";
import { anyReaches, severities } from "./severity.js";

export interface ObserveFlags extends BaselineFlags {
  /** The folder of the spec. */
  readonly spec: string;
  /** Files, folders and `-` for standard input. */
  readonly inputs: readonly string[];
  /** A table of counts to judge instead. */
  readonly counts?: string | undefined;
  /** The engine that counts, instead of this program. */
  readonly engine?: string | undefined;
  readonly input: string;
  /** `name=pointer` */
  readonly field: readonly string[];
  readonly base: string;
  readonly module?: string | undefined;
  readonly jobs: number;
  readonly format: string;
  readonly failOn: string;
  /** The least coverage in percent. */
  readonly failUnder?: number | undefined;
  readonly allowEmpty: boolean;
  readonly printCounts: boolean;
  /** The engine for which to print a query, and its table. */
  readonly sql?: string | undefined;
  readonly table?: string | undefined;
  /** Whether that query counts repeated requests. */
  readonly repeats: boolean;
  readonly html?: string | undefined;
  readonly write?: string | undefined;
  /** Where to write the errors of operations for `lint --evidence`. */
  readonly evidence?: string | undefined;
  readonly today: string;
}

/** Compares responses in traffic and logs with the spec. */
export async function observeCommand(flags: ObserveFlags): Promise<ExitCode> {
  const format = choice("format", flags.format, formats);
  const failOn = choice("fail-on", flags.failOn, severities);
  if (flags.write !== undefined) requireOwnFile(flags.write, flags.spec, proposalTitle, "errspec observe");
  let baseline = openBaseline(flags, "observe");
  const opened = await openSpec(flags.spec);
  if (opened === undefined) return 1;
  const { catalog, spec } = opened;
  if (flags.sql !== undefined) {
    process.stdout.write(await countsSql(catalog, flags.sql, flags));
    return 0;
  }
  const counts = await countsOf(catalog, flags);
  if (flags.printCounts) {
    process.stdout.write(countsCsv(counts));
    return 0;
  }

  const findings = findingsIn(catalog, counts, flags);
  const described = describe(catalog, counts, findings);
  const found = knownFindings(catalog, described);
  const looked = ({ place }: { readonly place: string }): boolean => place.startsWith(`${catalog.id}/`);
  if (baseline !== undefined && flags.updateBaseline === true) {
    baseline = updatedBaseline(baseline, "observe", { found, looked });
  }
  const fresh = described.filter((_, i) => baseline?.known.has(found[i]?.fingerprint ?? "") !== true);
  const seen = overview(catalog, counts);
  const unused = baseline === undefined ? [] : unusedIn(baseline, { found, looked });
  const diagnostics = [...fresh.map(({ diagnostic }) => diagnostic), ...unused];

  // Before the report: `| head` closes standard output in the middle of it.
  if (flags.html !== undefined) await writeFile(flags.html, observedHtml(catalog, counts, seen, fresh));
  if (flags.evidence !== undefined) await writeFile(flags.evidence, observedEvidence(catalog, counts));
  if (flags.write !== undefined) await writeFile(flags.write, proposal(catalog, counts, findings));

  if (format === "json") process.stdout.write(observedJson(counts, seen, fresh));
  else {
    // The summary lists what was not seen in a line for each module.
    const shown = format === "text" ? diagnostics.filter(({ rule }) => rule !== "unseen-code") : diagnostics;
    const report = {
      command: "observe",
      diagnostics: shown,
      suppressed: 0,
      baselined: described.length - fresh.length,
      sources: new Map(spec.map(({ path, text }) => [path, text])),
      rules: observeRules,
      nameOf: nameIn(catalog),
    };
    process.stdout.write(await formatReport(format, report, paintFor(process.stdout)));
    if (format === "text") ["", ...summaryText(catalog, counts, seen, paintFor(process.stdout))].forEach(print);
  }
  const covered = percent(seen.coverage);
  const isLow = flags.failUnder !== undefined && covered < flags.failUnder;
  if (isLow)
    printError(`errspec: the coverage is ${covered.toFixed(1)} %, below the ${flags.failUnder} % of --fail-under`);
  return isLow || anyReaches(diagnostics, failOn) ? 1 : 0;
}

/** The counts of the input, or those in a file. */
async function countsOf(catalog: Catalog, flags: ObserveFlags): Promise<Counts> {
  const { counts: file, inputs, spec, jobs } = flags;
  if (file !== undefined) {
    if (inputs.length > 0) throw new UsageError("give either files to read or --counts, not both");
    const text = readText(file);
    if (text === undefined) throw new UsageError(`there is no ${visible(file)}`);
    try {
      return readCounts(catalog, file, text);
    } catch (error) {
      if (error instanceof UnreadableCounts) throw new UsageError(`${visible(file)} ${error.message}`);
      throw error;
    }
  }
  if (inputs.length === 0) throw new UsageError("give files or folders to read, or `-` for standard input");
  const options: ReadOptions = {
    format: choice("input", flags.input, inputFormats),
    fields: declaredFields(flags.field),
    base: flags.base,
    module: flags.module,
  };
  if (flags.module !== undefined) choice("module", flags.module, catalog.modules.map(({ id }) => id)); // prettier-ignore
  if (flags.engine === undefined) return countInput({ spec, catalog, paths: inputs, options, jobs });
  choice("engine", flags.engine, ["duckdb"]);
  const { countInDuckDB } = await import("./observe-duckdb.js");
  return countInDuckDB({ spec, catalog, paths: inputs, options, jobs });
}

function declaredFields(given: readonly string[]): DeclaredFields {
  return Object.fromEntries(
    given.map((text) => {
      const end = `${text}=`.indexOf("=");
      const [name, pointer] = [choice("field", text.slice(0, end), fieldNames), text.slice(end + 1)];
      if (pointer !== "" && !pointer.startsWith("/")) {
        throw new UsageError(`--field ${visible(text)} has no JSON pointer; write it as ${name}=/response/${name}`);
      }
      return [name, pointer === "" ? [] : parsePointer(pointer)];
    }),
  );
}

/** The findings as a baseline has them: without counts, which differ from run to run. */
function knownFindings(catalog: Catalog, described: readonly ObservedDiagnostic[]) {
  const nameOf = nameIn(catalog);
  const diagnostics = described.map(({ diagnostic }) => diagnostic);
  const fingerprintList = fingerprints(diagnostics, nameOf);
  return diagnostics.map(({ rule, at, key = "" }, i) => ({
    fingerprint: fingerprintList[i] ?? "",
    rule,
    place: nameOf(at.file),
    message: key.replace(/ +/g, " ").trim(),
  }));
}

async function writeFile(file: string, text: string): Promise<void> {
  await replaceFile(file, text);
  printError(`wrote ${visible(file)}`);
}
