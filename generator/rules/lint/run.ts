import type { KnownFinding } from "../../diagnostic/baseline.js";
import { sortDiagnostics } from "../../diagnostic/diagnostic.js";
import type { Diagnostic } from "../../diagnostic/diagnostic.js";
import { fingerprints } from "../../diagnostic/formats/report.js";
import { sourceOf } from "../../diagnostic/source.js";
import type { Source } from "../../diagnostic/source.js";
import { commentsOf } from "../../load/comments.js";
import type { SpecFile } from "../../load/spec-file.js";
import type { Catalog, LintSettings } from "../../model/catalog.js";
import { errorRules, lateRules } from "./index.js";
import { loaderRules } from "./loader-rules.js";
import { presets, runRules } from "./rule.js";
import type { Found, LintRule, TargetIdentifier } from "./rule.js";
import { suppress, suppressionsOf } from "./suppressions.js";
import { together } from "./reading/together.js";

/** What is linted, and how. */
export interface LintInputs {
  readonly catalog: Catalog;
  readonly files: readonly SpecFile[];
  readonly identifiers: readonly TargetIdentifier[];
  /** What the loader found. Where it found something parts of the catalog may be missing: only errors are looked for then. */
  readonly loaded: readonly Diagnostic[];
  readonly settings: LintSettings;
  /** The rules of errspec and of its targets. */
  readonly rules: readonly LintRule[];
  /** Rules of the author's own. */
  readonly custom: readonly CustomRule[];
  /** The date of the run, as `2027-01-31`. */
  readonly today: string;
  /** The fingerprints of findings that are known and not reported. */
  readonly known: ReadonlySet<string>;
}

/** A rule without a card. Its id has a slash, such as `acme/owner-declared`; those that come with errspec have none. */
export type CustomRule = Pick<LintRule, "id" | "severity" | "preset" | "check">;

/** What lint reports, and what it does not. */
export interface Linted {
  readonly diagnostics: readonly Diagnostic[];
  /** How many findings comments suppress. */
  readonly suppressed: number;
  /** How many findings are known. */
  readonly baselined: number;
  /** Every finding that a baseline may list, known or not. */
  readonly found: readonly KnownFinding[];
  /** The rules that ran. */
  readonly ran: ReadonlySet<string>;
}

/** What lint returns for a spec that cannot be read as a whole. */
export function onlyErrors(diagnostics: readonly Diagnostic[]): Linted {
  return { diagnostics: sortDiagnostics(diagnostics), suppressed: 0, baselined: 0, found: [], ran: new Set() };
}

/** Runs the rules that the settings ask for, then those that judge the suppressions of the spec. */
export function lint(inputs: LintInputs): Linted {
  const { catalog, files, identifiers, loaded, settings, rules, custom, today, known } = inputs;
  const sources = new Map<string, Source>(files.map(({ path, text }) => [path, sourceOf(text)]));
  const always = new Set([...errorRules, ...loaderRules].map(({ id }) => id));
  const ids = new Set([...rules, ...loaderRules, ...custom].map(({ id }) => id));
  const wanted = [...rules, ...custom].flatMap((rule) => asWanted(rule, settings));
  const context = {
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
  if (loaded.length > 0) return onlyErrors([...loaded, ...runRules(errorRules, context)]);
  const early = wanted.filter(({ id }) => !lateRules.some((rule) => rule.id === id));
  const comments = files.flatMap((file) => (file.text.includes("errspec-") ? suppressionsOf(commentsOf(file)) : []));
  const { left, suppressions, quiet } = suppress(runRules(early, context), comments, today, always);
  const late = wanted.filter((rule) => !early.includes(rule));
  const all = [...left, ...runRules(late, { ...context, suppressions })];
  const { fresh, found } = apart(all, catalog, always, known);
  return {
    diagnostics: sortDiagnostics(together(fresh)),
    suppressed: quiet,
    baselined: all.length - fresh.length,
    found,
    ran: context.rules.ran,
  };
}

/** What a spec file is called wherever its folder is. */
export function nameIn(catalog: Catalog): (file: string) => string {
  return (file) => `${catalog.id}/${file.slice(file.lastIndexOf("/") + 1)}`;
}

/** Everything that a baseline may list, and the findings that are not known. What is always an error cannot be listed. */
function apart(all: readonly Found[], catalog: Catalog, always: ReadonlySet<string>, known: ReadonlySet<string>) {
  const nameOf = nameIn(catalog);
  const prints = fingerprints(all, nameOf);
  const found: KnownFinding[] = [];
  const fresh = all.filter(({ rule, at, message }, index) => {
    const fingerprint = prints[index] ?? "";
    if (always.has(rule)) return true;
    found.push({ fingerprint, rule, place: nameOf(at.file), message });
    return !known.has(fingerprint);
  });
  return { fresh, found };
}

/** A rule with the severity that the settings give it, or nothing where they leave it out. Errors stay errors. */
function asWanted<R extends CustomRule>(rule: R, { preset, rules }: LintSettings): R[] {
  if (errorRules.some(({ id }) => id === rule.id)) return [rule];
  const severity = rules[rule.id] ?? (presets.indexOf(rule.preset) <= presets.indexOf(preset) ? rule.severity : "off");
  return severity === "off" ? [] : [{ ...rule, severity }];
}
