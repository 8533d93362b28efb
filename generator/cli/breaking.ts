import { join } from "node:path";
import { count } from "../diagnostic/count.js";
import { formats } from "../diagnostic/formats/format.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { repositoryUrl } from "../disk/inputs.js";
import type { SpecFile } from "../load/spec-file.js";
import { isSource, thresholds } from "../model/category.js";
import type { Threshold } from "../model/category.js";
import { allowancesFile } from "../rules/breaking/allowances.js";
import type { BreakingFinding } from "../rules/breaking/finding.js";
import { otherCards } from "../rules/breaking/cards.js";
import { breakingRules } from "../rules/breaking/index.js";
import { verdictJson } from "../rules/breaking/json.js";
import type { BreakingRule } from "../rules/breaking/rule.js";
import { breaking } from "../rules/breaking/run.js";
import { greatestBump, isEnough } from "../rules/breaking/version.js";
import { readAllowances } from "./allowances.js";
import { described, inRepository, summary } from "./breaking-report.js";
import { choice } from "./choice.js";
import type { ExitCode } from "./exit.js";
import { anyReaches } from "./severity.js";
import { stdout } from "./sink.js";
import type { Sink } from "./sink.js";
import { categories, readVersions } from "./versions.js";

export interface BreakingFlags {
  /** The spec's folder. */
  readonly spec: string;
  /** A git ref, a folder, a file, or a package in `node_modules`. */
  readonly against: string;
  readonly format: string;
  /** The categories to report, instead of those in the spec. If neither names any, all are reported. */
  readonly categories: readonly string[];
  /** What makes the exit code 1, instead of the setting in the spec: a severity or a version bump. */
  readonly failOn?: string | undefined;
  /** The date of the run, as `2027-01-31`. */
  readonly today: string;
  /** JavaScript files with custom rules. */
  readonly rules?: readonly string[];
  /** Run the code of the targets that the spec's authors have written. */
  readonly runTargets?: boolean;
  /** Whether a baseline lists a finding of a catalog. */
  readonly known?: ((catalog: string, fingerprint: string) => boolean) | undefined;
}

/** Reports which consumers the changes since an earlier version break. */
export async function breakingCommand(flags: BreakingFlags, sink: Sink = stdout): Promise<ExitCode> {
  const format = choice("format", flags.format, formats);
  const given = flags.failOn === undefined ? undefined : choice("fail-on", flags.failOn, thresholds);
  const { runTargets = false } = flags;
  const wanted = new Set(
    flags.categories.map((each) => (runTargets && isSource(each) ? each : choice("category", each, categories))),
  );
  const custom = await readCustom(flags.rules ?? []);
  const versions = await readVersions(flags.spec, flags.against, runTargets);
  const rules = [...breakingRules, ...otherCards];
  const out = async (
    diagnostics: readonly Diagnostic[],
    sources: ReadonlyMap<string, string>,
    suppressed = 0,
    baselined = 0,
  ): Promise<void> =>
    sink.report(format, {
      command: "breaking",
      diagnostics,
      suppressed,
      baselined,
      sources,
      rules,
      rulesPage: repositoryUrl("docs/rules/breaking.md"),
    });
  if ("problems" in versions) {
    await out(versions.problems, textsOf(versions.files));
    return 1;
  }

  const { allowances, diagnostics: wrong, files: allowFiles } = readAllowances(flags.spec);
  const sources = new Map([...versions.sources, ...textsOf(allowFiles)]);
  if (wrong.length > 0) {
    await out(wrong, sources);
    return 1;
  }

  const verdict = breaking([...breakingRules, ...custom], versions.before, versions.after, {
    today: flags.today,
    allowances,
    categories: wanted,
  });
  const failOn = given ?? versions.after.catalog.breaking.failOn ?? "error";
  const { id } = versions.after.catalog;
  const open = verdict.findings.filter(({ allowed }) => allowed === undefined);
  const left = open.filter(({ fingerprint }) => flags.known?.(id, fingerprint) !== true);
  sink.found(
    id,
    open.map(({ fingerprint, rule, subject, message }) => ({ fingerprint, rule, place: `${id}/${subject}`, message })),
  );
  const where = join(flags.spec, allowancesFile).replaceAll("\\", "/");
  const all = [...left.map((finding) => described(finding, where)), ...verdict.allowances];
  const failed = isFailed(failOn, all, left);
  const kept = (finding: BreakingFinding): boolean => finding.allowed !== undefined || left.includes(finding);
  if (format === "json") {
    sink.json(verdictJson(flags.against, { ...verdict, findings: verdict.findings.filter(kept) }));
  } else {
    // People see what needs a decision. Additions are in the changelog.
    const shown = format === "text" ? all.filter(({ severity }) => severity !== "info" || failOn === "info") : all;
    const placed = format === "sarif" ? shown.map((each) => inRepository(each, versions.revision)) : shown;
    await out(
      placed,
      format === "junit" ? textsOf(versions.files) : sources,
      verdict.findings.length - open.length,
      open.length - left.length,
    );
    if (shown.length < all.length)
      sink.line(
        `${count(all.length - shown.length, "change")} without required action; see \`errspec changelog\`, or give --fail-on info`,
      );
  }
  if (format === "text") for (const line of summary(verdict, failed)) sink.line(line);
  return failed ? 1 : 0;
}

async function readCustom(files: readonly string[]): Promise<readonly BreakingRule[]> {
  return files.length === 0 ? [] : (await import("./custom-rules.js")).readCustomBreakingRules(files);
}

/** Whether a run fails: because of a severity, or because of a version bump. With a bump, any error fails it too. */
function isFailed(failOn: Threshold, all: readonly Diagnostic[], left: readonly BreakingFinding[]): boolean {
  const isVersion = failOn === "major" || failOn === "minor";
  const bump = greatestBump(left.filter(({ experimental }) => !experimental).map((finding) => finding.bump));
  if (isVersion && isEnough(bump, failOn)) return true;
  return anyReaches(all, isVersion ? "error" : failOn);
}

function textsOf(files: readonly SpecFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}
