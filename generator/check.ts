import { sortDiagnostics } from "./diagnostic/diagnostic.js";
import type { Diagnostic } from "./diagnostic/diagnostic.js";
import { hashesOf, noteHashes, outlineHash } from "./file-key.js";
import { loadCatalog } from "./load/catalog.js";
import type { KeptModules } from "./load/kept.js";
import type { SpecFile } from "./load/spec-file.js";
import type { Catalog } from "./model/catalog.js";
import { acrossModules, errorRules, identifierRules } from "./rules/lint/index.js";
import { runRules } from "./rules/lint/rule.js";
import type { TargetIdentifier } from "./rules/lint/rule.js";
import { missingFeatures } from "./targets/features.js";
import { chosenTargets, optionsOf } from "./targets/target.js";
import type { Target } from "./targets/target.js";

/** A catalog and its problems. If the spec cannot be read at all, there is no catalog. */
export interface Checked {
  readonly catalog: Catalog | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads a spec and reports everything that makes it unusable. Uses no disk, clock or environment. */
export function check(spec: readonly SpecFile[], targets: readonly Target[], kept?: KeptModules): Checked {
  const { catalog, diagnostics, known, fresh } = loadCatalog(spec, optionsOf(targets), kept);
  if (catalog === undefined) return { catalog, diagnostics: sortDiagnostics(diagnostics) };
  for (const [module, hashes] of known) noteHashes(module, hashes, catalog);
  const modules = catalog.modules.filter((module) => !known.has(module));
  const inModules = runRules(moduleRules, { catalog: { ...catalog, modules }, identifiers: [] });
  for (const { module, file, keep } of fresh) {
    if (!inModules.some(({ at }) => at.file === file.path)) keep(hashesOf(module, catalog));
  }
  const findings = [...inModules, ...runRules(acrossModules, { catalog, identifiers: [] })];
  const place = spec[0]?.path ?? "";
  // Identifiers do not depend on texts.
  const isKnown = kept?.hasDistinctNames(place, outlineHash(catalog)) === true;
  // One target after the other: a large catalog has more identifiers than entries.
  const clashes = (isKnown ? [] : targets).flatMap((target) =>
    runRules(identifierRules, { catalog, identifiers: identifiersOf(catalog, [target]) }),
  );
  if (!isKnown && clashes.length === 0) kept?.noteDistinctNames(place, outlineHash(catalog));
  const missing = missingFeatures(catalog, chosenTargets(catalog, targets));
  return { catalog, diagnostics: sortDiagnostics([...diagnostics, ...missing, ...findings, ...clashes]) };
}

/** What they find in a module does not depend on others, so they need not look again at modules that are kept. */
const moduleRules = errorRules.filter((rule) => ![...identifierRules, ...acrossModules].includes(rule));

/** The identifiers of all targets of a catalog, each with its target. */
export function identifiersOf(catalog: Catalog, targets: readonly Target[]): readonly TargetIdentifier[] {
  return chosenTargets(catalog, targets).flatMap((target) =>
    target.identifiers(catalog).map((identifier) => ({ ...identifier, target: target.id })),
  );
}
