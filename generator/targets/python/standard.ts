import type { Catalog, StandardEnvelopeId } from "../../model/catalog.js";
import { sendsParams, shownParams } from "../../model/sent.js";
import type { Context } from "./context.js";

/*
 * Params, field errors and standard envelopes: what a package has of them. `test/conformance/envelopes.md` is the contract.
 */

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

/** The standard envelopes that a package encodes errors in. */
export function encoders({ options }: Context): readonly StandardEnvelopeId[] {
  return options.server ? options.envelopes : [];
}

/** The standard envelopes that a package decodes responses in. */
export function decoders({ options }: Context): readonly StandardEnvelopeId[] {
  return options.client ? options.envelopes : [];
}
