import { standardEnvelopes } from "../../model/catalog.js";
import type { Catalog, StandardEnvelopeId } from "../../model/catalog.js";
import { sendsFieldErrors, sendsParams, shownParams } from "../../model/sent.js";
import type { Options } from "./options.js";
import { hasClientHalf, hasServerHalf } from "./server.js";

/** Whether errors of a catalog travel in a standard envelope. */
export function hasStandard({ envelopes }: Catalog): boolean {
  return envelopes.length > 0;
}

/** Whether params or field errors of a catalog travel. */
export function hasValues(catalog: Catalog): boolean {
  return sendsParams(catalog) || sendsFieldErrors(catalog);
}

/** Whether some error of a catalog has params that travel. */
export function hasParams(catalog: Catalog): boolean {
  if (!sendsParams(catalog)) return false;
  return catalog.modules.some(({ entries }) => entries.some((entry) => shownParams(entry).length > 0));
}

/** The entry points of standard envelopes. A package that neither sends nor receives errors has none. */
export function standardFiles(catalog: Catalog, options: Options): readonly StandardEnvelopeId[] {
  if (!hasClientHalf(options) && !hasServerHalf(catalog, options)) return [];
  return standardEnvelopes.filter((id) => catalog.envelopes.some((envelope) => envelope.id === id));
}
