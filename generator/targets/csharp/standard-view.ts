import type { StandardEnvelopeId } from "../../model/catalog.js";
import { sendsParams } from "../../model/sent.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { csharpString } from "./literals.js";
import { tableClass } from "./names.js";

interface StandardNames {
  /** The method that encodes an error, and a part of the name of the one that decodes it: `DecodeJsonRpc`. */
  readonly name: string;
  /** For doc comments: "in …" or "with …". */
  readonly what: string;
}

/** What each standard envelope is called in C#. */
export const standardNames: Readonly<Record<StandardEnvelopeId, StandardNames>> = {
  problem: { name: "Problem", what: "with problem details (RFC 9457)" },
  grpc: { name: "Grpc", what: "with the JSON form of <c>google.rpc.Status</c>" },
  "json-rpc": { name: "JsonRpc", what: "of JSON-RPC 2.0" },
  graphql: { name: "Graphql", what: "of GraphQL" },
};

/** Which standard envelopes the API has, as flags: what their encoders and decoders, and the params, need. */
export function standardView(context: Context) {
  const { catalog, params, sdk } = context;
  const { envelopes } = catalog;
  const has = (...wanted: readonly StandardEnvelopeId[]): boolean => envelopes.some(({ id }) => wanted.includes(id));
  const grpc = envelopes.find(({ id }) => id === "grpc");
  const { requestId } = sdk.decode.headers;
  return {
    ...fileView(context),
    standard: envelopes.length > 0,
    problem: has("problem"),
    grpc: has("grpc"),
    jsonRpc: has("json-rpc"),
    graphql: has("graphql"),
    /** Whether some have the codes and the rest as members of an object, and whether one of them has a name. */
    members: has("problem", "json-rpc", "graphql"),
    named: has("json-rpc", "graphql"),
    domain: grpc === undefined ? "" : csharpString(grpc.domain),
    common: sdk.common === undefined ? "" : tableClass(sdk.common),
    params: params && sendsParams(catalog),
    requestIdHeaders: requestId.map(csharpString).join(", "),
  };
}
