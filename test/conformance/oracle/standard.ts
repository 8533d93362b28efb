/**
 * Section 3 of the contract of standard envelopes: what is received in each of them.
 */

import type { OracleCatalog, OracleEnvelope, OracleSuccess } from "./catalog.js";
import { grpcDelay, reshapeGrpc } from "./grpc.js";
import { mediaType } from "./header.js";
import { decision } from "./retry.js";
import { received, type OracleResponse, type Reading } from "./response.js";
import { writeLine } from "./line.js";

export type OracleStandard = "problem" | "grpc" | "json-rpc" | "graphql";

const PROBLEM_TYPE = "application/problem+json";

/** Returns the canonical answer to a response in a standard envelope, one line. The domain is that of gRPC. */
export function receivedIn(
  catalog: OracleCatalog,
  envelope: OracleStandard,
  input: OracleResponse,
  domain: string,
): string {
  const { status, headers, retry } = input;
  const isGood = status >= 200 && status <= 299;

  // Step 1.
  const isOther = envelope === "grpc" || (envelope === "problem" && mediaType(headers) !== PROBLEM_TYPE);
  if (isGood && isOther) return retry === undefined ? writeLine({ result: "success" }) : decision(undefined, retry);

  // Steps 2 and 3.
  const success = isGood ? SUCCESS[envelope] : {};
  const reading: Reading =
    envelope === "grpc" ? { reshape: (root) => reshapeGrpc(root, domain), delay: grpcDelay } : {};
  return received({ ...catalog, envelope: envelopeOf(catalog, envelope, success) }, input, reading);
}

const SUCCESS: Readonly<Record<OracleStandard, OracleSuccess>> = {
  problem: {},
  grpc: {},
  "json-rpc": { present: "/result" },
  graphql: { absent: "/errors" },
};

/** Where the members are, and where the text is. What gRPC has in its details is put at the root before. */
const PLACES: Readonly<Record<OracleStandard, readonly [members: string, text: string]>> = {
  problem: ["", "/detail"],
  grpc: ["", "/message"],
  "json-rpc": ["/error/data", "/error/message"],
  graphql: ["/errors/0/extensions", "/errors/0/message"],
};

/**
 * The envelope in place of that of the spec. Headers hold, but for those of the code. The success condition is that of the
 * table alone, so a module code that equals the success code of the spec is not dropped.
 */
function envelopeOf(catalog: OracleCatalog, envelope: OracleStandard, success: OracleSuccess): OracleEnvelope {
  const { common, headers } = catalog.envelope;
  const [members, text] = PLACES[envelope];
  const isGrpc = envelope === "grpc";
  return {
    success,
    code: [`${members}/code`],
    ...(common === undefined ? {} : { common }),
    moduleCode: [{ at: `${members}/moduleCode`, forms: [] }],
    text: [text],
    requestId: [`${members}/requestId`],
    params: { at: `${members}/params`, isMetadata: isGrpc },
    fieldErrors: {
      at: `${members}/errors`,
      field: "/field",
      code: isGrpc ? "/reason" : "/code",
      text: isGrpc ? "/description" : "/detail",
    },
    headers: { ...headers, code: [] },
    ...(envelope === "problem" || isGrpc ? { status: "entry" as const } : {}),
  };
}
