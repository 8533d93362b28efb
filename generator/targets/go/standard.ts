import type { Catalog, StandardEnvelopeId } from "../../model/catalog.js";
import type { Context, Unit } from "./context.js";

/*
 * Params, field errors and standard envelopes: what a package has of them. `test/conformance/envelopes.md` is the contract.
 */

/** What Go calls each standard envelope. */
export const words: Readonly<Record<StandardEnvelopeId, string>> = {
  problem: "Problem",
  grpc: "GRPC",
  "json-rpc": "JSONRPC",
  graphql: "GraphQL",
};

/** What an error is sent as in each envelope, for docs. */
export const envelopeNames: Readonly<Record<StandardEnvelopeId, string>> = {
  problem: "problem details (RFC 9457)",
  grpc: "a google.rpc.Status in its JSON form",
  "json-rpc": "an error of JSON-RPC 2.0",
  graphql: "an error of GraphQL",
};

/** Whether a response can have a code of the called module beside the common one. */
export function hasModuleCodes({ catalog, sdk, shape }: Context): boolean {
  return sdk.decode.sources.length > 0 || (shape === "layered" && catalog.envelopes.length > 0);
}

/** Whether a response can have a text. */
export function hasDetail({ envelope, envelopes }: Catalog): boolean {
  return envelope.text.length > 0 || envelopes.length > 0;
}

/** Whether there is an adapter for grpc-go: it sends what the catalog's envelope for gRPC says. */
export function hasGrpcAdapter({ adapters, catalog }: Context): boolean {
  return adapters.includes("grpcerr") && catalog.envelopes.some(({ id }) => id === "grpc");
}

/** The standard envelopes of a catalog, with the functions that encode them. */
export function encoders({ envelopes }: Catalog) {
  return envelopes.map(({ id }) => ({ id, word: words[id], encode: `Encode${words[id]}` }));
}

/** The standard envelopes of a catalog, with the functions of a module that decode them: `DecodeProblem`. */
export function decoders({ envelopes }: Catalog, { prefix }: Unit) {
  return envelopes.map(({ id }) => ({ id, word: words[id], decode: `Decode${words[id]}${prefix}` }));
}
