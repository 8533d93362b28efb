import type { StandardEnvelopeId } from "../../model/catalog.js";

interface StandardNames {
  /** As a part of a name: `decodeJsonRpc`. */
  readonly name: string;
  readonly method: string;
  /** For doc comments: "in …" or "with …". */
  readonly what: string;
}

/** What each standard envelope is called in Java. */
export const standardNames: Readonly<Record<StandardEnvelopeId, StandardNames>> = {
  problem: { name: "Problem", method: "problem", what: "with problem details (RFC 9457)" },
  grpc: { name: "Grpc", method: "grpc", what: "with the JSON form of {@code google.rpc.Status}" },
  "json-rpc": { name: "JsonRpc", method: "jsonRpc", what: "of JSON-RPC 2.0" },
  graphql: { name: "Graphql", method: "graphql", what: "of GraphQL" },
};
