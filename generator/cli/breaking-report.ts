import { count } from "../diagnostic/count.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import type { BreakingFinding } from "../rules/breaking/finding.js";
import type { Verdict } from "../rules/breaking/run.js";
import { bumpBetween, isEnough } from "../rules/breaking/version.js";

/** A finding with everything about it in the fields that every format has. `file` is where allowances are written. */
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
 * A finding whose earlier place is a file of the repository, for viewers that know nothing of revisions: `main:spec/a.yaml`
 * is the file `spec/a.yaml`, and the message says that it is meant as it was in `main`.
 */
export function inRepository(diagnostic: Diagnostic, revision: string | undefined): Diagnostic {
  const { related } = diagnostic;
  if (related === undefined || revision === undefined || !related.at.file.startsWith(`${revision}:`)) return diagnostic;
  const at = { ...related.at, file: related.at.file.slice(revision.length + 1) };
  return { ...diagnostic, related: { at, message: `${related.message} (in ${revision})` } };
}

/** What the changes come to, for a person: the lines below the report. */
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
      allowed > 0 ? "Nothing else has changed that anybody relies on." : "Nothing has changed that anybody relies on.",
    );
  } else if (next === undefined) {
    lines.push(`This is a ${bump} change. The spec gives no \`version:\`.`);
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
  change === "none" ? "nothing is left of the change" : `the change is still ${change}`;
