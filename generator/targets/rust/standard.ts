import type { Catalog, StandardEnvelopeId } from "../../model/catalog.js";

/*
 * Standard envelopes: what a crate calls them. `test/conformance/envelopes.md` is the contract.
 */

/** What functions for each envelope are named after. */
export const envelopeWords: Readonly<Record<StandardEnvelopeId, string>> = {
  problem: "problem",
  grpc: "grpc",
  "json-rpc": "json_rpc",
  graphql: "graphql",
};

/** What a response in each envelope is, for docs. */
export const envelopeNames: Readonly<Record<StandardEnvelopeId, string>> = {
  problem: "with problem details: RFC 9457",
  grpc: "with a `google.rpc.Status` in its JSON form",
  "json-rpc": "of JSON-RPC 2.0",
  graphql: "of `GraphQL`",
};

/** Which envelopes a catalog has, for templates. */
export function envelopeFlags({ envelopes }: Catalog) {
  const has = (wanted: StandardEnvelopeId): boolean => envelopes.some(({ id }) => id === wanted);
  return {
    standard: envelopes.length > 0,
    problem: has("problem"),
    grpc: has("grpc"),
    jsonrpc: has("json-rpc"),
    graphql: has("graphql"),
  };
}
