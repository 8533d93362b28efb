import { createHash } from "node:crypto";
import type { Diagnostic, Severity } from "../diagnostic.js";

/** The findings of a command, for any format. */
export interface Report {
  /** The name of the command: `lint`. */
  readonly command: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The text of every file that was checked, by the name that places use. */
  readonly sources: ReadonlyMap<string, string>;
  /** The metadata of the rules that ran. */
  readonly rules: readonly RuleInfo[];
  /** The URL of the page that describes these rules, each at its ID. */
  readonly rulesPage?: string | undefined;
  /** How many findings were suppressed. */
  readonly suppressed: number;
  /** How many findings a baseline lists. */
  readonly baselined?: number | undefined;
  /** A name for a file that does not depend on the working directory. Default: its path. */
  readonly nameOf?: ((file: string) => string) | undefined;
}

interface RuleInfo {
  readonly id: string;
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
}

/** Joins several reports of one command. */
export function joinReports(all: readonly Report[]): Report {
  const sum = (count: (report: Report) => number): number => all.reduce((total, report) => total + count(report), 0);
  return {
    command: all[0]?.command ?? "",
    rules: [...new Set(all.flatMap(({ rules }) => rules))],
    rulesPage: all[0]?.rulesPage,
    diagnostics: all.flatMap(({ diagnostics }) => diagnostics),
    sources: new Map(all.flatMap(({ sources }) => [...sources])),
    suppressed: sum(({ suppressed }) => suppressed),
    baselined: sum(({ baselined = 0 }) => baselined),
    nameOf: (file) => all.find(({ sources }) => sources.has(file))?.nameOf?.(file) ?? file,
  };
}

/** The number of diagnostics of each severity, most severe first. */
export function countsOf(diagnostics: readonly Diagnostic[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of diagnostics) counts[severity] += 1;
  return counts;
}

/** `2 errors, 1 warning`, or `nothing found`. */
export function summary(diagnostics: readonly Diagnostic[]): string {
  const parts = Object.entries(countsOf(diagnostics)).flatMap(([severity, count]) =>
    count === 0 ? [] : [severity === "info" ? `${count} info` : `${count} ${severity}${count === 1 ? "" : "s"}`],
  );
  return parts.join(", ") || "nothing found";
}

/**
 * Identifies each finding from one run to the next, even if other lines of the file change or the spec folder moves. Equal
 * findings in one file get different fingerprints.
 */
export function fingerprints(
  diagnostics: readonly Diagnostic[],
  nameOf: (file: string) => string = (file) => file,
): string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ rule, at, message, key: stable }) => {
    const key = JSON.stringify([rule, nameOf(at.file), stable ?? message]);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return createHash("sha256").update(`${key}${nth}`).digest("hex").slice(0, 32);
  });
}
