import type { StandardEnvelopeId } from "../../model/catalog.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { phpString } from "./literals.js";

interface StandardNames {
  /** As a part of a name: `decodeJsonRpc`. */
  readonly name: string;
  readonly method: string;
  /** For doc comments: "in …" or "with …". */
  readonly what: string;
}

/** What each standard envelope is called in PHP. */
export const standardNames: Readonly<Record<StandardEnvelopeId, StandardNames>> = {
  problem: { name: "Problem", method: "problem", what: "with problem details (RFC 9457)" },
  grpc: { name: "Grpc", method: "grpc", what: "with the JSON form of `google.rpc.Status`" },
  "json-rpc": { name: "JsonRpc", method: "jsonRpc", what: "of JSON-RPC 2.0" },
  graphql: { name: "Graphql", method: "graphql", what: "of GraphQL" },
};

/** Which standard envelopes the API has, as flags: what their encoders and decoders, and the tables of params, need. */
export function standardView(context: Context) {
  const { envelopes } = context.catalog;
  const has = (...wanted: readonly StandardEnvelopeId[]): boolean => envelopes.some(({ id }) => wanted.includes(id));
  const grpc = envelopes.find(({ id }) => id === "grpc");
  return {
    ...fileView(context),
    standard: envelopes.length > 0,
    problem: has("problem"),
    grpc: grpc !== undefined,
    jsonRpc: has("json-rpc"),
    graphql: has("graphql"),
    /** Whether some have the codes and the rest as members of an object, and whether one of them has a name. */
    members: has("problem", "json-rpc", "graphql"),
    named: has("json-rpc", "graphql"),
    domain: grpc === undefined ? "" : phpString(grpc.domain),
  };
}
