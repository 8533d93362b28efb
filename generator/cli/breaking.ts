import { count } from "../diagnostic/count.js";
import { formats } from "../diagnostic/formats/format.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { readOptional } from "../disk/baseline.js";
import type { SpecFile } from "../load/spec-file.js";
import { allowancesFile, loadAllowances } from "../rules/breaking/allowances.js";
import { otherCards } from "../rules/breaking/cards.js";
import { breakingRules } from "../rules/breaking/index.js";
import { verdictJson } from "../rules/breaking/json.js";
import { categories } from "../rules/breaking/reading/category.js";
import type { Category } from "../rules/breaking/reading/category.js";
import { breaking } from "../rules/breaking/run.js";
import type { BreakingFinding, Verdict } from "../rules/breaking/run.js";
import { choice } from "./choice.js";
import type { ExitCode } from "./exit.js";
import { stdout } from "./sink.js";
import type { Sink } from "./sink.js";
import { decodeSpec } from "./spec.js";
import { readVersions } from "./versions.js";

export interface BreakingFlags {
  /** The spec's folder. */
  readonly spec: string;
  /** A git ref, a folder, a file, or a package in `node_modules`. */
  readonly against: string;
  readonly format: string;
  /** Those that count; all of them where none is given. */
  readonly categories: readonly string[];
  /** The least severity that makes the exit code 1. */
  readonly failOn: string;
  /** The date of the run, as `2027-01-31`. */
  readonly today: string;
  /** Whether a baseline lists a finding of a catalog. */
  readonly known?: ((catalog: string, fingerprint: string) => boolean) | undefined;
}

const severities = ["info", "warning", "error"] as const;

/** Says what has changed since an earlier version that somebody relies on. */
export async function breakingCommand(flags: BreakingFlags, sink: Sink = stdout): Promise<ExitCode> {
  const format = choice("format", flags.format, formats);
  const failOn = severities.indexOf(choice("fail-on", flags.failOn, severities));
  const wanted = new Set(flags.categories.map((each): Category => choice("category", each, categories)));
  const versions = readVersions(flags.spec, flags.against);
  const rules = [...breakingRules, ...otherCards];
  const out = async (
    diagnostics: readonly Diagnostic[],
    sources: ReadonlyMap<string, string>,
    suppressed = 0,
    baselined = 0,
  ): Promise<void> => sink.report(format, { command: "breaking", diagnostics, suppressed, baselined, sources, rules });
  if ("problems" in versions) {
    await out(versions.problems, textsOf(versions.files));
    return 1;
  }

  const file = readOptional(flags.spec, allowancesFile);
  const { spec: allowFiles, diagnostics: undecoded } = decodeSpec(file === undefined ? [] : [file]);
  const { allowances, diagnostics: wrong } =
    allowFiles[0] === undefined ? { allowances: [], diagnostics: undecoded } : loadAllowances(allowFiles[0]);
  const sources = new Map([...versions.sources, ...textsOf(allowFiles)]);
  if (wrong.length > 0) {
    await out(wrong, sources);
    return 1;
  }

  const verdict = breaking(versions.before, versions.after, flags.today, allowances, wanted);
  const { id } = versions.after.catalog;
  const open = verdict.findings.filter(({ allowed }) => allowed === undefined);
  const left = open.filter(({ fingerprint }) => flags.known?.(id, fingerprint) !== true);
  const hidden = open.length - left.length;
  sink.found(
    id,
    open.map(({ fingerprint, rule, of, message }) => ({ fingerprint, rule, place: `${id}/${of}`, message })),
  );
  const all = [...left.map(described), ...verdict.allowances];
  const kept = (finding: BreakingFinding): boolean => finding.allowed !== undefined || left.includes(finding);
  if (format === "json") {
    sink.json(verdictJson(flags.against, { ...verdict, findings: verdict.findings.filter(kept) }));
  } else {
    // A person is shown what is to be decided on; what is merely new is for the list of changes.
    const shown = format === "text" ? all.filter(({ severity }) => severity !== "info" || failOn === 0) : all;
    await out(
      shown,
      format === "junit" ? textsOf(versions.files) : sources,
      verdict.findings.length - open.length,
      hidden,
    );
    if (shown.length < all.length)
      sink.line(
        `${count(all.length - shown.length, "change")} that nobody has to act on: see \`errspec changelog\`, or give --fail-on info`,
      );
  }
  if (format === "text") sink.line(advice(verdict));
  return all.some(({ severity }) => severities.indexOf(severity) >= failOn) ? 1 : 0;
}

/** A finding with all there is to say in the fields that every format has. */
function described(finding: BreakingFinding): Diagnostic {
  const { message, help, categories: who, bump, severity, fingerprint } = finding;
  const allow = severity === "info" ? undefined : `allow ${fingerprint}`;
  return {
    ...finding,
    message: `${message} (${who.join(", ")}; ${bump})`,
    help: help === undefined ? allow : allow === undefined ? help : `${help}; or ${allow}`,
  };
}

function advice({ comparison: { before, after }, bump, next }: Verdict): string {
  if (bump === "none") return "Nothing has changed that anybody relies on.";
  if (next === undefined) return `All in all it is a ${bump} change. The spec gives no \`version:\`.`;
  return `All in all it is a ${bump} change: after ${before.version} comes ${next} at least, and the spec has ${after.version}.`;
}

function textsOf(files: readonly SpecFile[]): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, text }) => [path, text]));
}
