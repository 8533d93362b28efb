import type { Catalog } from "../../model/catalog.js";
import { shownParams } from "../../model/sent.js";
import type { Context } from "./context.js";

/*
 * Params and field errors: what a package has of them. `test/conformance/envelopes.md` is the contract.
 */

/** Whether the params of an error travel in some envelope. */
export function sendsParams({ envelope, envelopes }: Catalog): boolean {
  return envelope.params !== undefined || envelopes.length > 0;
}

/** Whether errors can say which fields of a request are wrong. */
export function sendsFieldErrors({ envelope, envelopes }: Catalog): boolean {
  return envelope.fieldErrors !== undefined || envelopes.length > 0;
}

/** Whether some error has params that travel. */
export function hasTravellingParams(catalog: Catalog): boolean {
  return (
    sendsParams(catalog) &&
    catalog.modules.some(({ entries }) => entries.some((entry) => shownParams(entry).length > 0))
  );
}

/** Whether a response can have a code of the called module beside the common one. */
export function hasModuleCodes({ catalog, sdk }: Context): boolean {
  return sdk.decode.sources.length > 0 || (sdk.common !== undefined && catalog.envelopes.length > 0);
}
