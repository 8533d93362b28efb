/**
 * Sections 3 and 7 of the response contract: the verdict on a response, and the answers to rows with headers.
 */

import type { OracleCatalog } from "./catalog.js";
import { delayOf } from "./delay.js";
import { excerptOf } from "./excerpt.js";
import { firstValue, isJsonType, mediaType, type OracleHeaderList } from "./header.js";
import type { JsonObject } from "./json.js";
import { judge, type ErrorOutcome, type InvalidOutcome, type OracleCase, type Reshape } from "./judge.js";
import { writeLine } from "./line.js";
import { decision, type OracleRetry, type Retried } from "./retry.js";
import { effectOfStatus, isRetryableStatus, kindOfStatus } from "./status.js";
import { errorFields, invalidFields, whyOf } from "./text.js";

/** A call of `decodeResponse`, and of `retryDecision` on its verdict if there is a retry. */
export interface OracleResponse extends OracleCase {
  readonly status: number;
  readonly headers: OracleHeaderList;
  /** The clock in milliseconds since 1970, if a header needs it. */
  readonly now?: number;
  readonly retry?: OracleRetry;
}

/** An invalid response: what a body may be, and the further reasons. */
interface InvalidResponse extends Omit<InvalidOutcome, "reason"> {
  readonly reason: InvalidOutcome["reason"] | "empty" | "content_type" | "status_mismatch";
  readonly why: string;
}

type ResponseOutcome = { readonly result: "success" } | ErrorOutcome | InvalidResponse;

/** How an envelope is read, apart from its pointers. */
export interface Reading {
  readonly reshape?: Reshape;
  /** The delay that an error asks for in its body, if no header does. */
  readonly delay?: (root: JsonObject) => number | undefined;
}

const EMPTY_STATUSES: readonly number[] = [204, 205];

/** Returns the canonical answer to a row with headers, one line. */
export function received(catalog: OracleCatalog, input: OracleResponse, reading: Reading = {}): string {
  const { module, body, status, headers, now, retry } = input;
  const { headers: names } = catalog.envelope;
  const outcome = outcomeOf(catalog, input, reading);
  if (outcome.result === "success") {
    return retry === undefined ? writeLine({ result: "success" }) : decision(undefined, retry);
  }
  const inBody = outcome.result === "error" ? reading.delay?.(outcome.root) : undefined;
  const retryAfter = delayOf(headers, names.retryAfter, now) ?? inBody;
  if (retry !== undefined) return decision(retried(outcome, status, retryAfter), retry);
  const found = { ...outcome, requestId: outcome.requestId ?? firstValue(headers, names.requestId) };
  if (found.result === "error") {
    const effect = found.entry?.effect ?? "unknown";
    return writeLine({ ...errorFields(catalog, module, found), effect, retryAfter: retryAfter ?? null });
  }
  return writeLine({
    ...invalidFields(catalog, found, found.why, status),
    kind: kindOfStatus(status),
    effect: effectOfStatus(status),
    contentType: mediaType(headers) ?? null,
    excerpt: excerptOf(body),
    retryAfter: retryAfter ?? null,
  });
}

function outcomeOf(catalog: OracleCatalog, input: OracleResponse, { reshape }: Reading): ResponseOutcome {
  const { body, status, headers } = input;
  const code = firstValue(headers, catalog.envelope.headers.code);

  // Step 1.
  const isNothing = EMPTY_STATUSES.includes(status) && body.length === 0;
  if (isEmpty(body) && !isNothing && code === undefined) {
    return { result: "invalid", reason: "empty", detail: "", requestId: undefined, why: "the body is empty" };
  }

  // Step 2.
  const outcome = judge(catalog, input, code, reshape);

  if (outcome.result === "invalid") {
    // Step 3.
    const type = mediaType(headers);
    if (outcome.reason === "not_json" && type !== undefined && !isJsonType(type)) {
      return { ...outcome, reason: "content_type", why: `the content type is ${type}` };
    }
    return { ...outcome, why: whyOf(outcome.reason, status) };
  }

  // Step 4.
  if (outcome.result === "error" && isMismatch(catalog, outcome, status)) {
    const { detail, requestId, codes } = outcome;
    const why = `the status ${String(status)} does not go with the code ${codes}`;
    return { result: "invalid", reason: "status_mismatch", detail, requestId, why };
  }
  return outcome;
}

/** Whether a body consists only of blanks, after one byte order mark. */
function isEmpty(body: Uint8Array): boolean {
  const hasMark = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf;
  return body
    .subarray(hasMark ? 3 : 0)
    .every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d || byte === 0x0a);
}

/** Step 4: the status is of another hundred than the error is expected with. */
function isMismatch(catalog: OracleCatalog, { entry }: ErrorOutcome, status: number): boolean {
  const { status: said } = catalog.envelope;
  if (entry === undefined || said === undefined) return false;
  const expected = said === "entry" ? entry.httpStatus : said;
  return Math.floor(status / 100) !== Math.floor(expected / 100);
}

function retried(outcome: ErrorOutcome | InvalidResponse, status: number, retryAfter: number | undefined): Retried {
  if (outcome.result === "error") {
    const { retryable = false, effect = "unknown", action } = outcome.entry ?? {};
    return { retryable, effect, retryAfter, isSlow: action === "back_off" };
  }
  const effect = effectOfStatus(status);
  return { retryable: isRetryableStatus(status), effect, retryAfter, isSlow: status === 429 };
}
