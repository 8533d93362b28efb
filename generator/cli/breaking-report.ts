import { count } from "../diagnostic/count.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { BreakingFinding } from "../rules/breaking/finding.js";
import type { Verdict } from "../rules/breaking/run.js";
import { bumpBetween, isEnough } from "../rules/breaking/version.js";

/** A finding as a diagnostic, with its bump and its categories in the message. `file` is the file of allowances. */
export function described(finding: BreakingFinding, file: string): Diagnostic {
  const { message, help, categories: who, bump, severity, fingerprint, experimental } = finding;
  const allow =
    severity === "info"
      ? undefined
      : `to allow it, add \`- { finding: ${fingerprint}, reason: "…" }\` under \`allow:\` in ${file}`;
  return {
    ...finding,
    message: `${message} (${who.join(", ")}; ${experimental ? "experimental" : bump})`,
    help: help === undefined ? allow : allow === undefined ? help : `${help}; or ${allow}`,
  };
}

/**
 * Replaces an earlier position such as `main:spec/a.yaml` with the file `spec/a.yaml`, for viewers that do not know
 * revisions. The message then names the revision.
 */
export function inRepository(diagnostic: Diagnostic, revision: string | undefined): Diagnostic {
  const { related } = diagnostic;
  if (related === undefined || revision === undefined || !related.at.file.startsWith(`${revision}:`)) return diagnostic;
  const at = { ...related.at, file: related.at.file.slice(revision.length + 1) };
  return { ...diagnostic, related: { at, message: `${related.message} (in ${revision})` } };
}

/** The summary of the changes: the lines below the report. */
export function summary(verdict: Verdict, failed: boolean): readonly string[] {
  const { comparison, findings, bump, change, next } = verdict;
  const { before, after } = comparison;
  const allowed = findings.filter(({ allowed: reason }) => reason !== undefined).length;
  const lines: string[] = [];
  if (allowed > 0) {
    lines.push(
      `${count(allowed, "finding")} suppressed by ${allowed === 1 ? "an allowance" : "allowances"}; ${still(change)}.`,
    );
  }
  if (bump === "none") {
    lines.push(
      allowed > 0 ? "Nothing else that users rely on has changed." : "Nothing that users rely on has changed.",
    );
  } else if (next === undefined) {
    lines.push(`This is a ${bump} change. The spec has no \`version:\`.`);
  } else {
    const joined = isEnough(bumpBetween(before.version, after.version), bump) ? "and" : "but";
    lines.push(
      `This is a ${bump} change: the next version must be at least ${next}, ${joined} the spec says ${after.version}.`,
    );
  }
  if (bump === "major" && !failed) lines.push("The check passes; `--fail-on major` would fail it.");
  return lines;
}

const still = (change: Verdict["change"]): string =>
  change === "none" ? "no other change is left" : `the change is still ${change}`;
