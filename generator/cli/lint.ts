import { count } from "../diagnostic/count.js";
import { hasErrors } from "../diagnostic/diagnostic.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { formatReport, formats } from "../diagnostic/formats/format.js";
import { visible } from "../diagnostic/visible.js";
import { readText } from "../disk/text-file.js";
import { rewriteFile } from "../disk/spec-files.js";
import { repositoryUrl } from "../disk/inputs.js";
import type { InputFile } from "../disk/inputs.js";
import { fixSpec, lintRules, lintSpec } from "../lint.js";
import type { LintOptions } from "../lint.js";
import { decodeSpec } from "../load/decode-spec.js";
import { parseEvidence } from "../load/evidence.js";
import type { SpecFile } from "../load/spec-file.js";
import { loaderRules } from "../rules/lint/loader-rules.js";
import type { Evidence } from "../model/evidence.js";
import { presets } from "../rules/lint/rule.js";
import { nameIn, onlyErrors } from "../rules/lint/run.js";
import { targets } from "../targets/index.js";
import { openBaseline, unusedIn, updatedBaseline } from "./baseline.js";
import type { BaselineFlags, Judged } from "./baseline.js";
import { choice } from "./choice.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { paintFor, printError } from "./output.js";
import { anyReaches, severities } from "./severity.js";
import { encoded, readSpec } from "./spec.js";

export interface LintFlags extends BaselineFlags {
  /** The folders of the specs. */
  readonly specs: readonly string[];
  readonly format: string;
  /** Overrides the preset in the spec. */
  readonly preset?: string | undefined;
  /** JavaScript files with custom rules. */
  readonly rules: readonly string[];
  /** Files of what is known about the errors that operations return. */
  readonly evidence?: readonly string[];
  readonly fix: boolean;
  /** The lowest severity that makes the exit code 1. */
  readonly failOn: string;
  /** The date of the run, as `2027-01-31`. */
  readonly today: string;
  /** Run the code of the targets that the spec's authors have written. */
  readonly runTargets?: boolean;
}

/** Reports the problems of specs, and with `fix` first fixes those that need only a one-token edit. */
export async function lintCommand(flags: LintFlags): Promise<ExitCode> {
  const format = choice("format", flags.format, formats);
  const failOn = choice("fail-on", flags.failOn, severities);
  const preset = flags.preset === undefined ? undefined : choice("preset", flags.preset, presets);
  let baseline = openBaseline(flags, "lint");
  const custom = flags.rules.length === 0 ? [] : await (await import("./custom-rules.js")).readCustomRules(flags.rules);
  const evidence = flags.evidence?.length ? readEvidence(flags.evidence) : undefined;
  const options: LintOptions = { targets, custom, preset, today: flags.today, evidence };

  const read = flags.specs.map((folder) => {
    const files = readSpec(folder);
    const { spec, diagnostics: unreadable } = decodeSpec(files);
    return { spec: flags.fix && unreadable.length === 0 ? fix(files, spec, options) : spec, unreadable };
  });
  const lintAll = (known: ReadonlySet<string> | undefined) =>
    read.map(({ spec, unreadable }) =>
      unreadable.length > 0 ? onlyErrors(unreadable) : lintSpec(spec, { ...options, known }),
    );
  let linted = lintAll(baseline?.known);
  if (baseline !== undefined && flags.updateBaseline === true) {
    baseline = updatedBaseline(baseline, "lint", judged(linted));
    linted = lintAll(baseline.known);
  }

  reportUnlisted(linted, evidence ?? []);
  const sources = new Map(read.flatMap(({ spec }) => spec.map(({ path, text }) => [path, text] as const)));
  const nameOf = namesOf(linted, read);
  const unused = baseline === undefined ? [] : unusedIn(baseline, judged(linted));
  if (baseline !== undefined && unused.length > 0) sources.set(baseline.file, baseline.text);
  const found = flags.runTargets === true ? await ofCustomTargets(linted, flags.specs) : [];
  const diagnostics = [...linted.flatMap((each) => each.diagnostics), ...found, ...unused];
  const report = {
    command: "lint",
    diagnostics,
    suppressed: sum(linted.map(({ suppressed }) => suppressed)),
    baselined: sum(linted.map(({ baselined }) => baselined)),
    sources,
    rules: [...lintRules(targets), ...loaderRules],
    rulesPage: repositoryUrl("docs/rules/lint.md"),
    nameOf,
  };
  process.stdout.write(await formatReport(format, report, paintFor(process.stdout)));
  return anyReaches(diagnostics, failOn) ? 1 : 0;
}

/** What the targets of the authors find in specs without errors. */
async function ofCustomTargets(
  linted: readonly LintedSpec[],
  folders: readonly string[],
): Promise<readonly Diagnostic[]> {
  const { ranTargets } = await import("./custom-targets.js");
  const all: Diagnostic[] = [];
  for (const [index, { catalog, diagnostics }] of linted.entries()) {
    if (catalog?.customTargets === undefined || hasErrors(diagnostics)) continue;
    const flags = { spec: folders[index] ?? "", runTargets: true };
    const { problems } = await ranTargets(catalog.customTargets, [catalog], flags);
    all.push(...problems.flat());
  }
  return all;
}

/** What files say about the errors that operations return. */
function readEvidence(files: readonly string[]): readonly Evidence[] {
  return files.flatMap((file) => {
    const text = readText(file);
    if (text === undefined) throw new UsageError(`there is no ${visible(file)}`);
    const evidence = parseEvidence(text);
    if (evidence !== undefined) return evidence;
    throw new UsageError(`${visible(file)} does not say what operations return; make it with \`errspec trace --json\``);
  });
}

/** Prints the operations of the evidence that no spec has. */
function reportUnlisted(linted: readonly LintedSpec[], evidence: readonly Evidence[]): void {
  const listed = new Set(linted.flatMap(({ catalog }) => catalog?.operations.map(({ id }) => id) ?? []));
  const unlisted = new Set(evidence.map(({ operation }) => operation).filter((id) => !listed.has(id)));
  if (unlisted.size === 0 || linted.some(({ catalog }) => catalog === undefined)) return;
  printError(
    `errspec: the spec does not have ${visible([...unlisted].join(", "))}; what the evidence says about it is ignored`,
  );
}

type LintedSpec = ReturnType<typeof lintSpec>;

/** The findings to compare with a baseline. The findings of a rule that no longer exists count as fixed. */
function judged(linted: readonly LintedSpec[]): Judged {
  const ids = new Set([...lintRules(targets), ...loaderRules].map(({ id }) => id));
  return {
    found: linted.flatMap(({ found }) => found),
    looked: ({ place, rule }) =>
      linted.some(
        ({ catalog, ran }) =>
          catalog !== undefined &&
          ran.size > 0 &&
          place.startsWith(`${catalog.id}/`) &&
          (ran.has(rule) || !(ids.has(rule) || rule.includes("/"))),
      ),
  };
}

/** The names of files in fingerprints. A spec whose catalog cannot be read has only its paths. */
function namesOf(linted: readonly LintedSpec[], read: readonly { readonly spec: readonly SpecFile[] }[]) {
  const names = new Map(
    linted.flatMap(({ catalog }, index) =>
      catalog === undefined ? [] : (read[index]?.spec ?? []).map(({ path }) => [path, nameIn(catalog)(path)] as const),
    ),
  );
  return (file: string): string => names.get(file) ?? file;
}

/** Fixes findings, writes the changed files, and returns all files. */
function fix(files: readonly InputFile[], spec: readonly SpecFile[], options: LintOptions): readonly SpecFile[] {
  const fixed = fixSpec(spec, options);
  for (const [index, { path, text }] of fixed.spec.entries()) {
    const before = files[index]?.bytes;
    if (before === undefined || text === spec[index]?.text) continue;
    rewriteFile(path, encoded(text, before));
    printError(`fixed ${path}`);
  }
  if (fixed.fixed > 0) printError(`${count(fixed.fixed, "finding")} fixed`);
  return fixed.spec;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
