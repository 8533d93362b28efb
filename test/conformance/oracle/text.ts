/**
 * What section 7 of the decode contract prints of an outcome, and the texts of section 4.
 */

import type { OracleCatalog, OracleEntry } from "./catalog.js";
import type { ErrorOutcome, InvalidOutcome } from "./judge.js";
import type { Fields } from "./line.js";
import { placeFields } from "./places.js";
import { isRetryableStatus } from "./status.js";

/** A body or a response that is not one of this API. The response contract has further reasons. */
type Invalid = Omit<InvalidOutcome, "result" | "reason"> & { readonly reason: string };

/** The keys of an invalid body. `why` is what the text says of the reason. */
export function invalidFields(catalog: OracleCatalog, invalid: Invalid, why: string, status?: number): Fields {
  const { reason, detail, requestId = null } = invalid;
  return {
    result: "invalid",
    reason,
    detail,
    requestId,
    retryable: status !== undefined && isRetryableStatus(status),
    text: withDetail(`not a response of ${catalog.title}: ${why}`, detail),
  };
}

/** What the text says of a reason of the decode contract. */
export function whyOf(reason: InvalidOutcome["reason"], status: number | undefined): string {
  switch (reason) {
    case "not_json":
      return "the body is not JSON";
    case "not_object":
      return "the body is not a JSON object";
    case "no_code":
      return "the body has no code";
    case "bad_code":
      return "the code cannot be read";
    case "failed_status":
      return `the status is ${String(status)}`;
    case "foreign":
      return "the body looks like another server's error";
  }
}

/** The keys of an error of the called module. */
export function errorFields(catalog: OracleCatalog, called: string, error: ErrorOutcome): Fields {
  const { code, moduleCode = null, codes, entry, detail, requestId = null } = error;
  return {
    result: "error",
    code,
    moduleCode,
    name: entry?.name ?? null,
    kind: entry?.kind ?? "unknown",
    action: entry?.action ?? "none",
    retryable: entry?.retryable ?? false,
    httpStatus: entry?.httpStatus ?? 500,
    detail,
    requestId,
    text: withDetail(`${called}: ${entry?.name ?? "unknown error"} (${codes})`, detail) + tail(catalog, entry),
    ...placeFields(catalog.envelope, entry, error.root),
  };
}

/** Written by who wrote the code that it judges, from step 11 of the contract. */
function tail({ messageTail = false }: OracleCatalog, entry: OracleEntry | undefined): string {
  if (!messageTail || entry === undefined) return "";
  const url = entry.url === undefined ? "" : ` · ${entry.url}`;
  return ` (${entry.name} · ${entry.action} · ${entry.retryable ? "" : "not "}retryable${url})`;
}

function withDetail(text: string, detail: string): string {
  return detail === "" ? text : `${text}: ${detail}`;
}
