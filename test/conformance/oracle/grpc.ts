/**
 * Section 3 of the contract of standard envelopes: what the details of gRPC hold.
 */

import { MAX_DELAY } from "./delay.js";
import { isArray, isObject, type Json, type JsonObject } from "./json.js";
import { find } from "./pointer.js";

const MAX_DETAILS = 32;
const DELAY = /^([0-9]{1,10})(?:\.([0-9]{1,9}))?s$/;

/**
 * Puts what the details hold at the root: the code, the module code, the request ID, the params (which are the metadata)
 * and the field errors, beside the text.
 */
export function reshapeGrpc(root: JsonObject, domain: string): JsonObject {
  const info = detailOf(root, "ErrorInfo", (detail) => detail.get("domain") === domain);
  const request = detailOf(root, "RequestInfo");
  const bad = detailOf(root, "BadRequest");
  const retry = detailOf(root, "RetryInfo");
  return object([
    ["message", root.get("message")],
    ["code", info && find(info, "/metadata/code")],
    ["moduleCode", info && find(info, "/metadata/moduleCode")],
    ["params", info?.get("metadata")],
    ["requestId", request?.get("requestId")],
    ["errors", bad?.get("fieldViolations")],
    ["retryDelay", retry?.get("retryDelay")],
  ]);
}

/** The delay of an error, in whole milliseconds, of what {@link reshapeGrpc} returned. */
export function grpcDelay(root: JsonObject): number | undefined {
  const text = root.get("retryDelay");
  const match = typeof text === "string" ? DELAY.exec(text) : null;
  if (match === null) return undefined;
  const [, seconds = "", fraction = ""] = match;
  const nanoseconds = BigInt(seconds) * 1_000_000_000n + BigInt(fraction.padEnd(9, "0"));
  const delay = Number((nanoseconds + 999_999n) / 1_000_000n);
  return delay === 0 ? undefined : Math.min(delay, MAX_DELAY);
}

/** The first of the details that is a message of this name. Those that do not count are passed over. */
function detailOf(
  root: JsonObject,
  name: string,
  counts: (detail: JsonObject) => boolean = () => true,
): JsonObject | undefined {
  const details = root.get("details");
  if (!isArray(details)) return undefined;
  return details
    .slice(0, MAX_DETAILS)
    .filter(isObject)
    .find((detail) => isOfType(detail, name) && counts(detail));
}

function isOfType(detail: JsonObject, name: string): boolean {
  const type = detail.get("@type");
  return typeof type === "string" && type.slice(type.lastIndexOf("/") + 1) === `google.rpc.${name}`;
}

/** The members that are found. */
function object(members: readonly (readonly [key: string, value: Json | undefined])[]): JsonObject {
  return new Map(members.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
}
