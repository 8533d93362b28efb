import type { Diagnostic, Severity } from "../diagnostic/diagnostic.js";

/** The severities, from the lowest. */
export const severities = ["info", "warning", "error"] as const satisfies readonly Severity[];

/** Whether any diagnostic has a severity of at least `lowest`. */
export function anyReaches(diagnostics: readonly Diagnostic[], lowest: Severity): boolean {
  const least = severities.indexOf(lowest);
  return diagnostics.some(({ severity }) => severities.indexOf(severity) >= least);
}
