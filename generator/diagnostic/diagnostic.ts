import type { Range } from "../model/position.js";

/** How bad it is: an error stops generation, a warning does not. */
export type Severity = "error" | "warning" | "info";

/** What we tell the author of a spec: a place, what is wrong there, and what to do. */
export interface Diagnostic {
  /** The rule's id, which is also its anchor in the documentation. */
  readonly rule: string;
  readonly severity: Severity;
  readonly at: Range;
  /** What is wrong, as one sentence without a full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly help?: string | undefined;
  /** Another place that has to do with it, and what stands there. */
  readonly related?: { readonly at: Range; readonly message: string } | undefined;
  /** What `--fix` would do about it. */
  readonly fix?: Fix | undefined;
  /** What identifies it from run to run, if its message changes, such as by a count. */
  readonly key?: string | undefined;
}

/** A text to put in the place of another: of one token of a spec file, so that all the rest stays as it is. */
export interface Fix {
  readonly at: Range;
  readonly text: string;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}

/** In the order in which a reader meets them: by file, then by place, then by rule. */
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
