import type { Catalog, Entry, Envelope, Pointer, StandardEnvelopeId } from "./catalog.js";
import { screamingCase } from "./name.js";

/**
 * Where a standard envelope has what in a response with some HTTP status: the table in section 3 of
 * `test/conformance/envelopes.md`.
 */
export function standardEnvelope({ envelope }: Catalog, id: StandardEnvelopeId, status: number): Envelope {
  const { text, members, success: given = {} } = places[id];
  const success = status >= 200 && status <= 299 ? given : {};
  const at = (key: string): Pointer => [...members, key];
  return {
    success: { code: undefined, absent: success.absent, present: success.present },
    code: [at("code")],
    common: envelope.common,
    moduleCode: envelope.common === undefined ? [] : [{ at: at("moduleCode"), forms: [] }],
    text: [text],
    requestId: [at("requestId")],
    params: at("params"),
    fieldErrors: { at: at("errors"), field: ["field"], code: ["code"], text: ["detail"] },
    headers: { ...envelope.headers, code: [] },
    status: hasStatus(id) ? "entry" : undefined,
  };
}

/** Whether an error comes with the HTTP status of its entry. */
export function hasStatus(id: StandardEnvelopeId): boolean {
  return id === "problem" || id === "grpc";
}

/** The most characters of the reason in `google.rpc.ErrorInfo`. */
const longestReason = 63;

/** The reason of an error in `google.rpc.ErrorInfo`. */
export function reasonOf({ name }: Entry): string {
  return screamingCase(name).slice(0, longestReason);
}

/** The name of a standard envelope in any language. */
export const envelopeTitles: Readonly<Record<StandardEnvelopeId, string>> = {
  problem: "Problem details",
  grpc: "gRPC status",
  "json-rpc": "JSON-RPC",
  graphql: "GraphQL",
};

interface Places {
  readonly text: Pointer;
  /** Where the object with the other members is. */
  readonly members: Pointer;
  readonly success?: { readonly absent?: Pointer; readonly present?: Pointer };
}

/** Those of `grpc` are for what is taken from the details. */
const places: Readonly<Record<StandardEnvelopeId, Places>> = {
  problem: { text: ["detail"], members: [] },
  grpc: { text: ["message"], members: [] },
  "json-rpc": { text: ["error", "message"], members: ["error", "data"], success: { present: ["result"] } },
  graphql: {
    text: ["errors", "0", "message"],
    members: ["errors", "0", "extensions"],
    success: { absent: ["errors"] },
  },
};
