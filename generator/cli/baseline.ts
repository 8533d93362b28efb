import { baselineText, parseBaseline, unusedFindings } from "../diagnostic/baseline.js";
import type { Baseline, KnownFinding } from "../diagnostic/baseline.js";
import { count } from "../diagnostic/count.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { readText, writeText } from "../disk/text-file.js";
import { UsageError } from "./exit.js";
import { printError } from "./output.js";

export interface BaselineFlags {
  /** The file that lists the known findings. */
  readonly baseline?: string | undefined;
  /** Write the file again with the current findings. */
  readonly updateBaseline?: boolean | undefined;
}

/** A baseline in use. */
export interface OpenBaseline {
  readonly file: string;
  readonly text: string;
  readonly findings: Baseline["findings"];
  /** The fingerprints of its findings. */
  readonly known: ReadonlySet<string>;
}

/** The findings of one run, to compare with a baseline. */
export interface Judged {
  /** All findings, known or not. */
  readonly found: readonly KnownFinding[];
  /** Whether the run could have found it: it may have left out the spec or the rule. */
  readonly looked: (finding: KnownFinding) => boolean;
}

/** Opens the baseline that the flags name. */
export function openBaseline(flags: BaselineFlags, command: string): OpenBaseline | undefined {
  const { baseline: file, updateBaseline: update = false } = flags;
  if (file === undefined) {
    if (update) throw new UsageError("--update-baseline needs a file; give --baseline <file>");
    return undefined;
  }
  const text = readText(file);
  if (text !== undefined) return opened(file, text, command, update);
  if (!update) throw new UsageError(`there is no ${file}; add --update-baseline to write it`);
  return { file, text: "", findings: [], known: new Set() };
}

function opened(file: string, text: string, command: string, update: boolean): OpenBaseline {
  const parsed = parseBaseline(command, text);
  const broken = "problem" in parsed;
  // An update may repair a file with merge conflicts, but not overwrite a file of another kind.
  if (broken && !(update && parsed.isDamaged === true)) throw new UsageError(`${file} ${parsed.problem}`);
  const findings = broken ? [] : parsed.findings;
  return { file, text, findings, known: new Set(findings.map(({ fingerprint }) => fingerprint)) };
}

/** Writes the baseline again. Findings that this run did not look for stay in it. */
export function updatedBaseline(open: OpenBaseline, command: string, { found, looked }: Judged): OpenBaseline {
  const kept = open.findings.filter((finding) => !looked(finding));
  const all = [...kept, ...found];
  const text = baselineText(command, all);
  if (text !== open.text) writeText(open.file, text);
  printError(`${open.file}: ${count(all.length, "known finding")}`);
  return opened(open.file, text, command, false);
}

/** Reports the findings of the baseline that no longer occur. */
export function unusedIn({ file, findings }: OpenBaseline, { found, looked }: Judged): readonly Diagnostic[] {
  const present = new Set(found.map(({ fingerprint }) => fingerprint));
  return unusedFindings(
    file,
    findings.filter((finding) => looked(finding) && !present.has(finding.fingerprint)),
  );
}
