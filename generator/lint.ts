import { identifiersOf } from "./check.js";
import { applyFixes } from "./diagnostic/apply-fixes.js";
import type { Fix, Diagnostic } from "./diagnostic/diagnostic.js";
import { loadCatalog } from "./load/catalog.js";
import type { KeptModules } from "./load/kept.js";
import { isOwn } from "./load/spec-file.js";
import type { SpecFile } from "./load/spec-file.js";
import type { Catalog, LintSettings } from "./model/catalog.js";
import type { Evidence } from "./model/evidence.js";
import { allRules } from "./rules/lint/index.js";
import type { LintRule } from "./rules/lint/rule.js";
import { lint, onlyErrors } from "./rules/lint/run.js";
import type { CustomRule, Linted } from "./rules/lint/run.js";
import { missingFeatures } from "./targets/features.js";
import { chosenTargets, optionsOf } from "./targets/target.js";
import type { Target } from "./targets/target.js";

/** Options of lint. */
export interface LintOptions {
  readonly targets: readonly Target[];
  readonly custom: readonly CustomRule[];
  /** Overrides the preset in the spec. */
  readonly preset: LintSettings["preset"] | undefined;
  /** The date of the run, as `2027-01-31`. */
  readonly today: string;
  /** The fingerprints of findings that are known and not reported. */
  readonly known?: ReadonlySet<string> | undefined;
  /** What is known about the errors that operations return. */
  readonly evidence?: readonly Evidence[] | undefined;
  /** Modules that need not be loaded again. */
  readonly kept?: KeptModules | undefined;
}

/** The lint rules of errspec and of its targets, by ID. */
export function lintRules(targets: readonly Target[]): readonly LintRule[] {
  const rules = [...allRules, ...targets.flatMap((target) => target.rules ?? [])];
  return rules.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Lints a spec. Uses no disk, clock or environment. */
export function lintSpec(spec: readonly SpecFile[], options: LintOptions): Linted & { readonly catalog?: Catalog } {
  const { targets, custom, preset, today, known = new Set<string>(), evidence, kept } = options;
  const { catalog, diagnostics } = loadCatalog(spec, optionsOf(targets), kept);
  if (catalog === undefined) return onlyErrors(diagnostics);
  const identifiers = identifiersOf(catalog, targets);
  const settings = preset === undefined ? catalog.lint : { ...catalog.lint, preset };
  return {
    catalog,
    ...lint({
      catalog,
      files: spec,
      identifiers,
      loaded: [...diagnostics, ...missingFeatures(catalog, chosenTargets(catalog, targets))],
      settings,
      rules: lintRules(targets),
      custom,
      today,
      known,
      evidence,
    }),
  };
}

/** A spec after `--fix`, with the remaining findings. */
export interface Fixed extends Linted {
  readonly spec: readonly SpecFile[];
  readonly fixed: number;
}

/** One fix can enable another, as when two are in one token. Needing more rounds than this means a bug in a fix. */
const mostRounds = 20;

/** Applies the fixes of findings until no fix is left. */
export function fixSpec(spec: readonly SpecFile[], options: LintOptions): Fixed {
  let files = spec;
  let fixed = 0;
  for (let round = 0; round < mostRounds; round++) {
    const linted = lintSpec(files, options);
    const fixes = byFile(linted.diagnostics, files);
    if (fixes.size === 0) return { ...linted, spec: files, fixed };
    const before = linted.catalog;
    files = files.map((file) => {
      const { text, applied } = applyFixes(file.text, fixes.get(file.path) ?? []);
      fixed += applied;
      return { ...file, text };
    });
    const after = lintSpec(files, options).catalog;
    if (identity(after) !== identity(before)) throw new Error("a fix would have changed a code or a name");
  }
  throw new Error(`fixes did not finish after ${mostRounds} rounds`);
}

/** The fixes of the spec's own files. */
function byFile(diagnostics: readonly Diagnostic[], files: readonly SpecFile[]): ReadonlyMap<string, readonly Fix[]> {
  const own = new Set(files.filter(isOwn).map(({ path }) => path));
  const fixes = new Map<string, Fix[]>();
  for (const { fix } of diagnostics) {
    if (fix === undefined || !own.has(fix.at.file)) continue;
    const ofFile = fixes.get(fix.at.file);
    if (ofFile === undefined) fixes.set(fix.at.file, [fix]);
    else ofFile.push(fix);
  }
  return fixes;
}

/** What users of a catalog rely on. No fix may change it. */
function identity(catalog: Catalog | undefined): string {
  return JSON.stringify(
    catalog?.modules.map(({ id, success, entries }) => [
      id,
      [success, ...entries].map((entry) => [
        entry?.code,
        entry?.name,
        entry?.aliases,
        entry?.kind,
        entry?.retryable,
        entry?.effect,
      ]),
    ]),
  );
}
