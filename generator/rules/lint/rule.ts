import type { Diagnostic, Severity } from "../../diagnostic/diagnostic.js";
import type { SourceText } from "../../diagnostic/source.js";
import { sourceOf } from "../../diagnostic/source.js";
import type { Catalog } from "../../model/catalog.js";
import type { Evidence } from "../../model/evidence.js";
import type { Range } from "../../model/position.js";
import type { Example } from "./example.js";
import type { Suppression } from "./suppressions.js";

/** The presets, from the fewest rules to the most: each includes the rules of those before it. */
export const presets = ["minimal", "standard", "strict"] as const;

type Preset = (typeof presets)[number];

/** The metadata of a rule. Documentation and tests are generated from it. */
export interface RuleCard {
  /** The rule's file name, and its anchor in the documentation. It names the good state. */
  readonly id: string;
  readonly severity: Severity;
  /** What the rule requires, as one sentence. */
  readonly summary: string;
  /** What goes wrong if the rule is violated. */
  readonly why: string;
  readonly good: Example;
  readonly bad: Example;
}

/** A rule for specs. Rules of severity `error` are in every preset, because their findings make output wrong or impossible. */
export interface LintRule extends RuleCard {
  /** The smallest preset with the rule. */
  readonly preset: Preset;
  /** Whether `--fix` can fix its findings. */
  readonly fixable?: true;
  /** Whether it runs only if there is evidence on what operations return. */
  readonly needsEvidence?: true;
  readonly check: (context: LintContext) => Iterable<Finding>;
}

/** The input of rules. */
export interface LintContext {
  readonly catalog: Catalog;
  /** The identifiers that each target would generate, for rules about names. */
  readonly identifiers: readonly TargetIdentifier[];
  /** The text of a spec file, by the file name in places. */
  readonly source: (file: string) => SourceText;
  /** The suppressions of the spec and whether they were used. Known only after the other rules have run. */
  readonly suppressions: readonly Suppression[];
  readonly rules: KnownRules;
  /** The date of the run, as `2027-01-31`. */
  readonly today: string;
  /** What is known about the errors that operations return. */
  readonly evidence: readonly Evidence[];
}

/** The known rules, for rules about settings and suppressions. */
interface KnownRules {
  readonly ids: readonly string[];
  /** Whether a rule with an ID exists, as far as is known. */
  readonly has: (id: string) => boolean;
  /** The rules that cannot be turned off. */
  readonly always: ReadonlySet<string>;
  /** The rules that ran. */
  readonly ran: ReadonlySet<string>;
}

/** A name in the output of a target. */
export interface TargetIdentifier {
  readonly target: string;
  readonly text: string;
  readonly scope: string;
  readonly reserved?: string | undefined;
  readonly of: string;
  readonly help?: string;
  readonly at: () => Range;
}

/** A place where a rule is violated. */
export interface Finding extends Pick<Diagnostic, "at" | "message" | "help" | "related" | "fix" | "key"> {
  /** Set for a finding that many entries of a module may have. */
  readonly collective?: Collective | undefined;
}

/** How to report the same finding of many entries as one. */
export interface Collective {
  /** The key that the findings share: `orders`, or `orders in zh`. */
  readonly key: string;
  /** The subject of this finding, such as the name of an entry. */
  readonly item: string;
  /** Where to report all of them. Default: where the first one is. */
  readonly at?: Range;
  /** The message for a number of findings. */
  readonly message: (count: number) => string;
}

/** A finding with its rule and severity. */
export type Found = Diagnostic & Pick<Finding, "collective">;

/** The required parts of a context. The defaults of the rest suit rules that look only at the catalog. */
export type Inputs = Pick<LintContext, "catalog" | "identifiers"> & Partial<LintContext>;

/** Completes a context with defaults. */
function contextOf(inputs: Inputs): LintContext {
  return {
    source: () => sourceOf(""),
    suppressions: [],
    rules: { ids: [], has: () => true, always: new Set(), ran: new Set() },
    today: "0000-00-00",
    evidence: [],
    ...inputs,
  };
}

/** Runs rules and returns their findings, in the order of the rules. */
export function runRules(rules: readonly Pick<LintRule, "id" | "severity" | "check">[], inputs: Inputs): Found[] {
  const context = contextOf(inputs);
  return rules.flatMap(({ id, severity, check }) =>
    Array.from(check(context), (finding) => ({ rule: id, severity, ...finding })),
  );
}
