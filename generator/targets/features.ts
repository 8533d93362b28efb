import type { TargetFeature } from "../api/target.js";
import type { Diagnostic } from "../diagnostic/diagnostic.js";
import { allEntries, importIn } from "../model/catalog.js";
import type { Catalog } from "../model/catalog.js";
import type { Target } from "./target.js";

/** The rule of errors about what a target lacks. */
export const featuresRule = "target-features";

/** What a catalog needs of a target, in alphabetical order. */
export function featuresOf({
  envelope,
  envelopes,
  locales,
  messageTail,
  modules,
  operations,
}: Catalog): readonly TargetFeature[] {
  const features = new Set<TargetFeature>();
  if (envelope.moduleCode.length > 0) features.add("module-codes");
  if (envelope.common !== undefined) features.add("common-codes");
  if (envelope.fieldErrors !== undefined) features.add("field-errors");
  if (envelope.headers.code.length > 0) features.add("header-codes");
  if (envelopes.length > 0) features.add("standard-envelopes");
  if (locales.length > 1) features.add("locales");
  if (messageTail === true) features.add("message-tail");
  if (operations.length > 0) features.add("operations");
  for (const { codeType } of modules) if (codeType.kind !== "int") features.add(`code-type-${codeType.kind}`);
  for (const { aliases, deprecated, params } of modules.flatMap(allEntries)) {
    if (aliases.length > 0) features.add("aliases");
    if (deprecated !== undefined) features.add("deprecations");
    if (params.length > 0) features.add("params");
    if (params.some(({ sensitive }) => sensitive)) features.add("sensitive-params");
  }
  return [...features].sort();
}

/** What keeps a target of errspec from generating a catalog: errors at the target, or where it is to import a package. */
export function missingFeatures(catalog: Catalog, targets: readonly Target[]): readonly Diagnostic[] {
  return [...lackingFeatures(catalog, targets), ...targets.flatMap((target) => importProblems(catalog, target))];
}

/** Why a target cannot import the package that it is to import. */
function importProblems(catalog: Catalog, target: Target): readonly Diagnostic[] {
  const { id } = target;
  const imported = importIn(catalog, id);
  if (imported === undefined || !(id in imported.catalog.options)) return [];
  const at = catalog.at("uses", imported.use, "import", imported.targets.indexOf(id));
  if (target.importProblems === undefined) {
    const message = `the spec needs imported-modules, which the target ${id} does not support yet`;
    return [{ rule: featuresRule, severity: "error", at, message, help: `take ${id} out of \`import\`` }];
  }
  return target.importProblems(catalog, imported.catalog).map(({ message, help, option }) => ({
    rule: "uses",
    severity: "error",
    at,
    message,
    help,
    related: {
      at: imported.catalog.at("targets", id, ...option),
      message: `the target of \`${imported.use}\` is here`,
    },
  }));
}

function lackingFeatures(catalog: Catalog, targets: readonly Target[]): readonly Diagnostic[] {
  const needed = featuresOf(catalog);
  return targets.flatMap(({ id, lacks = [] }): Diagnostic[] => {
    const missing = needed.filter((feature) => lacks.includes(feature));
    if (missing.length === 0) return [];
    const message = `the spec needs ${missing.join(", ")}, which the target ${id} does not support yet`;
    const help = "leave the target out of `targets:`";
    return [{ rule: featuresRule, severity: "error", at: catalog.at("targets", id), message, help }];
  });
}
