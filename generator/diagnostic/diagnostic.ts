import type { Range } from "../model/position.js";

/** How severe a diagnostic is. An error stops generation; a warning does not. */
export type Severity = "error" | "warning" | "info";

/** A message to the author of a spec: a place, the problem and the remedy. */
export interface Diagnostic {
  /** The rule's ID, which is also its anchor in the documentation. */
  readonly rule: string;
  readonly severity: Severity;
  readonly at: Range;
  /** The problem: lower case, without a full stop. */
  readonly message: string;
  /** The remedy, as an imperative. */
  readonly help?: string | undefined;
  /** Another place that is involved, with a message of its own. */
  readonly related?: { readonly at: Range; readonly message: string } | undefined;
  /** The edit that `--fix` makes. */
  readonly fix?: Fix | undefined;
  /** Identifies the diagnostic from run to run. Set if the message itself can change, such as by a count. */
  readonly key?: string | undefined;
}

/** The replacement of one token of a spec file. Everything else in the file stays unchanged. */
export interface Fix {
  readonly at: Range;
  readonly text: string;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** Sorts diagnostics by file, then by place, then by rule. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...diagnostics].sort(
    (a, b) =>
      byText(a.at.file, b.at.file) ||
      a.at.line - b.at.line ||
      a.at.column - b.at.column ||
      byText(a.rule, b.rule) ||
      byText(a.message, b.message),
  );
}
