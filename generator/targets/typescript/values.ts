import type { Catalog } from "../../model/catalog.js";

/** Whether errors of a catalog travel in a standard envelope. */
export function hasStandard({ envelopes }: Catalog): boolean {
  return envelopes.length > 0;
}

/** Whether params or field errors of a catalog travel. */
export function hasValues(catalog: Catalog): boolean {
  const { params, fieldErrors } = catalog.envelope;
  return hasStandard(catalog) || params !== undefined || fieldErrors !== undefined;
}
