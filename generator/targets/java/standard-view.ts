import type { StandardEnvelopeId } from "../../model/catalog.js";
import { sendsParams } from "../../model/sent.js";
import { fileView } from "./context.js";
import type { Context } from "./context.js";
import { withCall, withText } from "./layout.js";
import { utf16String } from "../text-line.js";
import { errorsClass } from "./names.js";
import { hasReplacement } from "./served-view.js";

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

/** Which standard envelopes the API has, as flags. */
export function envelopesView({ catalog }: Context) {
  const has = (...wanted: readonly StandardEnvelopeId[]): boolean =>
    catalog.envelopes.some(({ id }) => wanted.includes(id));
  return {
    problem: has("problem"),
    grpc: has("grpc"),
    jsonRpc: has("json-rpc"),
    graphql: has("graphql"),
    /** Whether some have the codes and the rest as members of an object, and whether one of them has a name. */
    members: has("problem", "json-rpc", "graphql"),
    named: has("json-rpc", "graphql"),
  };
}

/** `StandardEncoder.java` */
export function standardEncoderView(context: Context) {
  const { catalog, params, sdk } = context;
  return {
    ...fileView(context),
    ...envelopesView(context),
    domain: domainOf(context),
    owner: sdk.common === undefined ? "sent.module()" : `${errorsClass(sdk.common)}.SPACE`,
    common: sdk.common !== undefined,
    params: params && sendsParams(catalog),
    nothing: !hasReplacement(context),
  };
}

/** `StandardDecoder.java` and `GrpcDetails.java` */
export function standardDecoderView(context: Context) {
  const { params, sdk, server } = context;
  const { requestId } = sdk.decode.headers;
  return {
    ...fileView(context),
    ...envelopesView(context),
    domain: domainOf(context),
    constants:
      requestId.length === 0
        ? []
        : [
            withCall(
              2,
              "private static final List<String> REQUEST_ID_HEADERS =",
              "List.of",
              requestId.map((name) => utf16String(name)),
            ),
          ],
    requestIdHeaders: requestId.length > 0,
    owner: sdk.common === undefined ? "called" : `${errorsClass(sdk.common)}.SPACE`,
    common: sdk.common !== undefined,
    params,
    server,
  };
}

/** The constant with the domain of this API in `google.rpc.ErrorInfo`. */
function domainOf({ catalog }: Context): readonly string[] {
  return catalog.envelopes.flatMap(({ id, domain }) =>
    id === "grpc" ? withText(2, "private static final String DOMAIN =", domain) : [],
  );
}
