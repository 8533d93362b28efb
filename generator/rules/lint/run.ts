import { sortDiagnostics } from "../../diagnostic/diagnostic.js";
import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import { sourceOf } from "../../diagnostic/source.js";
import type { Source } from "../../diagnostic/source.js";
import { commentsOf } from "../../load/comments.js";
import type { SpecFile } from "../../load/spec-file.js";
import type { Catalog, LintSettings } from "../../model/catalog.js";
import { allRules, errorRules, lateRules } from "./index.js";
import { loaderRules } from "./loader-rules.js";
import { presets, runRules } from "./rule.js";
import type { LintRule, TargetIdentifier } from "./rule.js";
import { suppress, suppressionsOf } from "./suppressions.js";

/** What is linted, and how. */
export interface LintInputs {
  readonly catalog: Catalog;
  readonly files: readonly SpecFile[];
  readonly identifiers: readonly TargetIdentifier[];
  /** What the loader found. Where it found something parts of the catalog may be missing: only errors are looked for then. */
  readonly loaded: readonly Diagnostic[];
  readonly settings: LintSettings;
  /** Rules of the author's own. */
  readonly custom: readonly CustomRule[];
  /** The date of the run, as `2027-01-31`. */
  readonly today: string;
}

/** A rule without a card. Its id has a slash, such as `acme/owner-declared`; those that come with errspec have none. */
export type CustomRule = Pick<LintRule, "id" | "severity" | "preset" | "check">;

/** What lint has to say, and how many findings were kept quiet. */
export interface Linted {
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: number;
}

/** Runs the rules that the settings ask for, then those that judge the suppressions of the spec. */
export function lint({ catalog, files, identifiers, loaded, settings, custom, today }: LintInputs): Linted {
  const sources = new Map<string, Source>(files.map(({ path, text }) => [path, sourceOf(text)]));
  const always = new Set([...errorRules, ...loaderRules].map(({ id }) => id));
  const ids = new Set([...allRules, ...loaderRules, ...custom].map(({ id }) => id));
  const wanted = [...allRules, ...custom].flatMap((rule) => asWanted(rule, settings));
  const inputs = {
    catalog,
    identifiers,
    source: (file: string) => sources.get(file) ?? sourceOf(""),
    today,
    rules: {
      ids: [...ids],
      // Without the file of the author's own rules, theirs cannot be told from mistakes.
      has: (id: string) => ids.has(id) || (custom.length === 0 && id.includes("/")),
      always,
      ran: new Set(wanted.map(({ id }) => id)),
    },
  };
  if (loaded.length > 0) {
    return { diagnostics: sortDiagnostics([...loaded, ...runRules(errorRules, inputs)]), suppressed: 0 };
  }
  const early = wanted.filter(({ id }) => !lateRules.some((rule) => rule.id === id));
  const comments = files.flatMap((file) => (file.text.includes("errspec-") ? suppressionsOf(commentsOf(file)) : []));
  const { left, suppressions, quiet } = suppress(runRules(early, inputs), comments, today, always);
  const late = wanted.filter((rule) => !early.includes(rule));
  return { diagnostics: sortDiagnostics([...left, ...runRules(late, { ...inputs, suppressions })]), suppressed: quiet };
}

/** A rule with the severity that the settings give it, or nothing where they leave it out. Errors stay errors. */
function asWanted<R extends CustomRule>(rule: R, { preset, rules }: LintSettings): R[] {
  if (errorRules.some(({ id }) => id === rule.id)) return [rule];
  const severity = rules[rule.id] ?? (presets.indexOf(rule.preset) <= presets.indexOf(preset) ? rule.severity : "off");
  return severity === "off" ? [] : [{ ...rule, severity }];
}
