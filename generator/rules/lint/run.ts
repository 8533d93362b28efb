import type { KnownFinding } from "../../diagnostic/baseline.js";
import { sortDiagnostics } from "../../diagnostic/diagnostic.js";
import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import { fingerprints } from "../../diagnostic/formats/report.js";
import { sourceOf } from "../../diagnostic/source.js";
import type { SourceText } from "../../diagnostic/source.js";
import { commentsOf } from "../../load/comments.js";
import { isOwn } from "../../load/spec-file.js";
import type { SpecFile } from "../../load/spec-file.js";
import type { Catalog, LintSettings } from "../../model/catalog.js";
import type { Evidence } from "../../model/evidence.js";
import { errorRules, lateRules } from "./index.js";
import { loaderRules } from "./loader-rules.js";
import { presets, runRules } from "./rule.js";
import type { Found, LintContext, LintRule, TargetIdentifier } from "./rule.js";
import { suppress, suppressionsOf } from "./suppressions.js";
import { together } from "./reading/together.js";

/** The input of lint. */
export interface LintInputs {
  readonly catalog: Catalog;
  readonly files: readonly SpecFile[];
  readonly identifiers: readonly TargetIdentifier[];
  /** The findings of the loader. If there are any, parts of the catalog may be missing, and only the error rules run. */
  readonly loaded: readonly Diagnostic[];
  readonly settings: LintSettings;
  /** The rules of errspec and of its targets. */
  readonly rules: readonly LintRule[];
  /** Custom rules. */
  readonly custom: readonly CustomRule[];
  /** The date of the run, as `2027-01-31`. */
  readonly today: string;
  /** The fingerprints of findings that are known and not reported. */
  readonly known: ReadonlySet<string>;
  /** What is known about the errors that operations return. Without it, the rules that need it do not run. */
  readonly evidence: readonly Evidence[] | undefined;
}

/** A custom rule, without metadata. Its ID has a slash, such as `acme/owner-declared`; IDs of errspec's rules have none. */
export type CustomRule = Pick<LintRule, "id" | "severity" | "preset" | "check">;

/** The result of lint. */
export interface Linted {
  readonly diagnostics: readonly Diagnostic[];
  /** The number of suppressed findings. */
  readonly suppressed: number;
  /** The number of findings in the baseline. */
  readonly baselined: number;
  /** Every finding that a baseline may list, known or new. */
  readonly found: readonly KnownFinding[];
  /** The rules that ran. */
  readonly ran: ReadonlySet<string>;
}

/** The result for a spec that could not be read completely. */
export function onlyErrors(diagnostics: readonly Diagnostic[]): Linted {
  return { diagnostics: sortDiagnostics(diagnostics), suppressed: 0, baselined: 0, found: [], ran: new Set() };
}

/** Runs the rules that the settings select, then the rules about suppressions. */
export function lint(inputs: LintInputs): Linted {
  const plan = planOf(inputs);
  const { loaded } = inputs;
  if (loaded.length > 0) return onlyErrors([...loaded, ...runRules(errorRules, plan.context)]);
  return lintedBy(plan, runRules(plan.early, plan.context));
}

/** The rules that the settings select, and their input. */
export interface LintPlan {
  readonly inputs: LintInputs;
  readonly context: Omit<LintContext, "suppressions">;
  /** All except those about suppressions. */
  readonly early: readonly CustomRule[];
  readonly late: readonly CustomRule[];
}

/** Selects rules. Whoever runs the early ones by itself passes what they find to {@link lintedBy}. */
export function planOf(inputs: LintInputs): LintPlan {
  const { catalog, files, identifiers, settings, rules, custom, today, evidence } = inputs;
  const sources = new Map<string, SourceText>(files.map(({ path, text }) => [path, sourceOf(text)]));
  const ids = new Set([...rules, ...loaderRules, ...custom].map(({ id }) => id));
  const applicable = rules.filter(({ needsEvidence }) => needsEvidence === undefined || evidence !== undefined);
  const enabled = [...applicable, ...custom].flatMap((rule) => configured(rule, settings));
  const context = {
    catalog,
    identifiers,
    source: (file: string) => sources.get(file) ?? sourceOf(""),
    today,
    evidence: evidence ?? [],
    rules: {
      ids: [...ids],
      // Without the file of the custom rules, their IDs cannot be told from typing errors.
      has: (id: string) => ids.has(id) || (custom.length === 0 && id.includes("/")),
      always,
      ran: new Set(enabled.map(({ id }) => id)),
    },
  };
  const late = enabled.filter(({ id }) => lateRules.some((rule) => rule.id === id));
  return { inputs, context, early: enabled.filter((rule) => !late.includes(rule)), late };
}

/** The rules that cannot be turned off. */
const always: ReadonlySet<string> = new Set([...errorRules, ...loaderRules].map(({ id }) => id));

/** Leaves out of what the early rules of a plan find what is suppressed or known, and adds what the late ones find. */
export function lintedBy({ inputs, context, late }: LintPlan, found: readonly Found[]): Linted {
  const { catalog, files, today, known } = inputs;
  const comments = files
    .filter(isOwn)
    .flatMap((file) => (file.text.includes("errspec-") ? suppressionsOf(commentsOf(file)) : []));
  // The style of another catalog is the concern of its own authors.
  const others = new Set(files.flatMap(({ path, used }) => (used === undefined ? [] : [path])));
  const ours = found.filter(({ at, rule }) => always.has(rule) || !others.has(at.file));
  const { left, suppressions, quiet } = suppress(ours, comments, today, always);
  const all = [...left, ...runRules(late, { ...context, suppressions })];
  const { fresh, found: counted } = splitByBaseline(all, catalog, always, known);
  return {
    diagnostics: sortDiagnostics(together(fresh)),
    suppressed: quiet,
    baselined: all.length - fresh.length,
    found: counted,
    ran: context.rules.ran,
  };
}

/** The name of a spec file, independent of where its folder is. */
export function nameIn(catalog: Catalog): (file: string) => string {
  return (file) => `${catalog.id}/${file.slice(file.lastIndexOf("/") + 1)}`;
}

/** Splits findings into those that a baseline may list and those to report. Errors that are always on cannot be in a baseline. */
function splitByBaseline(
  all: readonly Found[],
  catalog: Catalog,
  always: ReadonlySet<string>,
  known: ReadonlySet<string>,
) {
  const nameOf = nameIn(catalog);
  const fingerprintList = fingerprints(all, nameOf);
  const found: KnownFinding[] = [];
  const fresh = all.filter(({ rule, at, message }, index) => {
    const fingerprint = fingerprintList[index] ?? "";
    if (always.has(rule)) return true;
    found.push({ fingerprint, rule, place: nameOf(at.file), message });
    return !known.has(fingerprint);
  });
  return { fresh, found };
}

/** The rule with the severity from the settings, or nothing if they turn it off. Errors stay errors. */
function configured<R extends CustomRule>(rule: R, { preset, rules }: LintSettings): R[] {
  if (errorRules.some(({ id }) => id === rule.id)) return [rule];
  const severity = rules[rule.id] ?? (presets.indexOf(rule.preset) <= presets.indexOf(preset) ? rule.severity : "off");
  return severity === "off" ? [] : [{ ...rule, severity }];
}
