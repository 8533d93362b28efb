import type { Diagnostic } from "./diagnostic.js";
import { visible } from "./visible.js";

/*
 * A baseline lists the findings that a team knows and has not fixed yet, so that only new ones are reported. It is a text
 * file with one sorted line for each finding, so that branches that fix or add findings change different lines.
 */

/** A finding in a baseline. */
export interface KnownFinding {
  readonly fingerprint: string;
  readonly rule: string;
  /** The catalog and the file: `shop/orders.yaml`, wherever the spec's folder is. */
  readonly place: string;
  readonly message: string;
}

export interface Baseline {
  /** The findings, each with its line in the file. */
  readonly findings: readonly (KnownFinding & { readonly line: number })[];
}

/** A baseline's text. */
export function baselineText(command: string, findings: readonly KnownFinding[]): string {
  const keys = ["place", "rule", "message", "fingerprint"] as const;
  const lines = findings.map((finding) => keys.map((key) => visible(finding[key])).join("\t"));
  return [header(command), ...[...new Set(lines)].sort()].map((line) => `${line}\n`).join("");
}

function header(command: string): string {
  return `# errspec baseline 1: findings of errspec ${command} that are known and not reported. To remove fixed ones, add --update-baseline.`;
}

/** Why a file cannot be used as a baseline. */
export interface BaselineProblem {
  readonly problem: string;
  /** Whether it is a baseline of the command that has an unreadable line, such as after a merge conflict. */
  readonly isDamaged?: boolean;
}

/** Reads a baseline of a command. */
export function parseBaseline(command: string, text: string): Baseline | BaselineProblem {
  const [first = "", ...lines] = text.replace(/^\ufeff/, "").split(/\r?\n/);
  const [, version, owner] = /^# errspec baseline (\d+): findings of errspec (\w+) /.exec(first) ?? [];
  if (version === undefined || owner === undefined)
    return { problem: "is not an errspec baseline; choose another file" };
  if (version !== "1") return { problem: "was written by a newer version of errspec; update errspec" };
  if (owner !== command)
    return { problem: `is a baseline of errspec ${owner}, not of errspec ${command}; choose another file` };
  const findings: Baseline["findings"][number][] = [];
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const [place, rule, message, fingerprint, ...rest] = line.split("\t");
    if (fingerprint === undefined || !/^[0-9a-z]{12,}$/.test(fingerprint) || rest.length > 0) {
      return {
        isDamaged: true,
        problem: `is damaged on line ${index + 2}; restore the file, or rewrite it with --update-baseline`,
      };
    }
    findings.push({ place: place ?? "", rule: rule ?? "", message: message ?? "", fingerprint, line: index + 2 });
  }
  return { findings };
}

/** Reports lines of a baseline whose finding no longer exists. */
export function unusedFindings(file: string, unused: Baseline["findings"]): readonly Diagnostic[] {
  return unused.map(({ line, rule, place, message }) => ({
    rule: "baseline-unused",
    severity: "warning",
    at: { file, line, column: 1, endLine: line, endColumn: 1 + place.length },
    message: `the baseline lists a finding that is fixed: ${message} (${rule})`,
    help: "remove the line, or run the command with --update-baseline",
  }));
}
