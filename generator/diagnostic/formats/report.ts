import { createHash } from "node:crypto";
import type { Diagnostic, Severity } from "../diagnostic.js";

/** What a command has found, for any of the formats. */
export interface Report {
  /** The command that found it: `lint`. */
  readonly command: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The text of every file that was looked at, by the name that places have. */
  readonly sources: ReadonlyMap<string, string>;
  /** What is told of the rules that may have found something. */
  readonly rules: readonly RuleInfo[];
  /** How many findings were kept quiet. */
  readonly suppressed: number;
}

interface RuleInfo {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
}

/** How many there are of each severity, most severe first. */
export function countsOf(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}

/** `2 errors, 1 warning`; `nothing found` for none. */
export function summary(diagnostics: readonly Diagnostic[]): string {
  const parts = Object.entries(countsOf(diagnostics)).flatMap(([severity, count]) =>
    count === 0 ? [] : [severity === "info" ? `${count} info` : `${count} ${severity}${count === 1 ? "" : "s"}`],
  );
  return parts.join(", ") || "nothing found";
}

/**
 * What a finding is known by from one run to the next: it survives lines that come and go elsewhere in the file. Of
 * findings that are alike in one file, each has another.
 */
export function fingerprints(diagnostics: readonly Diagnostic[]): string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ rule, at, message }) => {
    const key = JSON.stringify([rule, at.file, message]);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return createHash("sha256").update(`${key}${nth}`).digest("hex").slice(0, 32);
  });
}
