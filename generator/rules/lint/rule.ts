import type { Diagnostic, Severity } from "../../diagnostic/diagnostic.js";
import type { Catalog } from "../../model/catalog.js";
import type { Range } from "../../model/position.js";

/** A rule for specs. Its id is its file's name and its anchor in the documentation; it names the good state. */
export interface LintRule {
  readonly id: string;
  readonly severity: Severity;
  /** What holds when the rule is kept, as one sentence. */
  readonly summary: string;
  readonly check: (context: LintContext) => Iterable<Finding>;
}

/** What rules look at. */
export interface LintContext {
  readonly catalog: Catalog;
  /** What each target would write, for rules on names. */
  readonly identifiers: readonly TargetIdentifier[];
}

/** A name in the output of a target. */
export interface TargetIdentifier {
  readonly target: string;
  readonly text: string;
  readonly scope: string;
  readonly reserved?: string | undefined;
  readonly of: string;
  readonly at: Range;
}

/** A place where a rule is broken. */
export type Finding = Pick<Diagnostic, "at" | "message" | "help" | "related">;

/** Everything that the rules find, in the order of the rules. */
export function runRules(rules: readonly LintRule[], context: LintContext): Diagnostic[] {
  return rules.flatMap(({ id, severity, check }) =>
    Array.from(check(context), (finding) => ({ rule: id, severity, ...finding })),
  );
}
