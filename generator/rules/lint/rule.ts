import type { Diagnostic, Severity } from "../../diagnostic/diagnostic.js";
import type { SourceText } from "../../diagnostic/source.js";
import { sourceOf } from "../../diagnostic/source.js";
import type { Catalog } from "../../model/catalog.js";
import type { Range } from "../../model/position.js";
import type { Example } from "./example.js";
import type { Suppression } from "./suppressions.js";

/** How much is asked of a spec: each preset has the rules of the ones before it. */
export const presets = ["minimal", "standard", "strict"] as const;

type Preset = (typeof presets)[number];

/** What is told about a rule: the documentation is made from it, and so are its tests. */
export interface RuleCard {
  /** The rule's file name and its anchor in the documentation. It names the good state. */
  readonly id: string;
  readonly severity: Severity;
  /** What holds when the rule is kept, as one sentence. */
  readonly summary: string;
  /** What goes wrong otherwise. */
  readonly why: string;
  readonly good: Example;
  readonly bad: Example;
}

/** A rule for specs. One of severity `error` is a part of every preset: what it finds makes output wrong or impossible. */
export interface LintRule extends RuleCard {
  /** The smallest preset with the rule. */
  readonly preset: Preset;
  /** Whether `--fix` can do something about what it finds. */
  readonly fixable?: true;
  readonly check: (context: LintContext) => Iterable<Finding>;
}

/** What rules look at. */
export interface LintContext {
  readonly catalog: Catalog;
  /** What each target would write, for rules on names. */
  readonly identifiers: readonly TargetIdentifier[];
  /** The text of a spec file, by the name that places have. */
  readonly source: (file: string) => SourceText;
  /** The suppressions of the spec and what they did: known only when the other rules have run. */
  readonly suppressions: readonly Suppression[];
  readonly rules: KnownRules;
  /** The date of the run, as `2027-01-31`. */
  readonly today: string;
}

/** What is known of rules, for rules on settings and suppressions. */
interface KnownRules {
  readonly ids: readonly string[];
  /** Whether there is a rule with an id, as far as can be known. */
  readonly has: (id: string) => boolean;
  /** Those that cannot be turned off. */
  readonly always: ReadonlySet<string>;
  /** Those that ran. */
  readonly ran: ReadonlySet<string>;
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
export interface Finding extends Pick<Diagnostic, "at" | "message" | "help" | "related" | "fix" | "key"> {
  /** For a finding that many entries of a module may have. */
  readonly collective?: Collective | undefined;
}

/** How one finding reports what many entries have in common. */
export interface Collective {
  /** What the findings have in common: `orders`, or `orders in zh`. */
  readonly key: string;
  /** What this finding is about: the name of an entry. */
  readonly item: string;
  /** Where all of them are reported; by default where the first is. */
  readonly at?: Range;
  /** What is reported of so many. */
  readonly message: (count: number) => string;
}

/** A finding with its rule. */
export type Found = Diagnostic & Pick<Finding, "collective">;

/** What of a context must be given; the rest has a default that suits rules on the catalog alone. */
export type Inputs = Pick<LintContext, "catalog" | "identifiers"> & Partial<LintContext>;

/** The whole of a context. */
function contextOf(inputs: Inputs): LintContext {
  return {
    source: () => sourceOf(""),
    suppressions: [],
    rules: { ids: [], has: () => true, always: new Set(), ran: new Set() },
    today: "0000-00-00",
    ...inputs,
  };
}

/** Everything that the rules find, in the order of the rules. */
export function runRules(rules: readonly Pick<LintRule, "id" | "severity" | "check">[], inputs: Inputs): Found[] {
  const context = contextOf(inputs);
  return rules.flatMap(({ id, severity, check }) =>
    Array.from(check(context), (finding) => ({ rule: id, severity, ...finding })),
  );
}
