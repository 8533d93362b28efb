import { count } from "../diagnostic/count.js";
import type { Severity } from "../diagnostic/diagnostic.js";
import { formatReport, formats } from "../diagnostic/formats/format.js";
import { rewriteFile } from "../disk/spec-files.js";
import type { InputFile } from "../disk/inputs.js";
import { fixSpec, lintSpec } from "../lint.js";
import type { LintOptions } from "../lint.js";
import type { SpecFile } from "../load/spec-file.js";
import { allRules } from "../rules/lint/index.js";
import { loaderRules } from "../rules/lint/loader-rules.js";
import { presets } from "../rules/lint/rule.js";
import { targets } from "../targets/index.js";
import { choice } from "./choice.js";
import type { ExitCode } from "./exit.js";
import { paintFor, printError } from "./output.js";
import { decodeSpec, encoded, readSpec } from "./spec.js";

export interface LintFlags {
  /** The spec's folder. */
  readonly spec: string;
  readonly format: string;
  /** Instead of the preset that the spec asks for. */
  readonly preset?: string | undefined;
  /** JavaScript files with rules of one's own. */
  readonly rules: readonly string[];
  readonly fix: boolean;
  /** The least severity that makes the exit code 1. */
  readonly failOn: string;
  /** The date of the run, as `2027-01-31`. */
  readonly today: string;
}

const severities = ["info", "warning", "error"] as const satisfies readonly Severity[];

/** Says what is wrong with a spec, and with `fix` mends what one token can mend. */
export async function lintCommand(flags: LintFlags): Promise<ExitCode> {
  const format = choice("format", flags.format, formats);
  const failOn = choice("fail-on", flags.failOn, severities);
  const preset = flags.preset === undefined ? undefined : choice("preset", flags.preset, presets);
  const files = readSpec(flags.spec);
  const custom = flags.rules.length === 0 ? [] : await (await import("./custom-rules.js")).readCustomRules(flags.rules);
  const options: LintOptions = { targets, custom, preset, today: flags.today };

  const { spec, diagnostics: unreadable } = decodeSpec(files);
  const { diagnostics, suppressed, sources } =
    unreadable.length > 0
      ? { diagnostics: unreadable, suppressed: 0, sources: spec }
      : flags.fix
        ? fix(files, spec, options)
        : { ...lintSpec(spec, options), sources: spec };
  const report = {
    command: "lint",
    diagnostics,
    suppressed,
    sources: new Map(sources.map(({ path, text }) => [path, text])),
    rules: [...allRules, ...loaderRules],
  };
  process.stdout.write(await formatReport(format, report, paintFor(process.stdout)));
  const least = severities.indexOf(failOn);
  return diagnostics.some(({ severity }) => severities.indexOf(severity) >= least) ? 1 : 0;
}

/** Mends and writes; what is left is reported on the text as it is then. */
function fix(files: readonly InputFile[], spec: readonly SpecFile[], options: LintOptions) {
  const fixed = fixSpec(spec, options);
  for (const [index, { path, text }] of fixed.spec.entries()) {
    const before = files[index]?.bytes;
    if (before === undefined || text === spec[index]?.text) continue;
    rewriteFile(path, encoded(text, before));
    printError(`fixed ${path}`);
  }
  if (fixed.fixed > 0) printError(`${count(fixed.fixed, "finding")} fixed`);
  return { ...fixed, sources: fixed.spec };
}
