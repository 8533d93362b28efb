import type { TargetFeature } from "../api/target.js";
import type { Catalog } from "../model/catalog.js";

/** What a catalog needs of a target, in alphabetical order. */
export function featuresOf({ envelope, envelopes, modules, operations }: Catalog): readonly TargetFeature[] {
  const features = new Set<TargetFeature>();
  if (envelope.moduleCode.length > 0) features.add("module-codes");
  if (envelope.common !== undefined) features.add("common-codes");
  if (envelopes.length > 0) features.add("standard-envelopes");
  if (envelope.fieldErrors !== undefined) features.add("field-errors");
  if (operations.length > 0) features.add("operations");
  if (modules.some(({ entries }) => entries.some(({ params }) => params.length > 0))) features.add("params");
  for (const { codeType } of modules) if (codeType.kind !== "int") features.add(`code-type-${codeType.kind}`);
  return [...features].sort();
}
