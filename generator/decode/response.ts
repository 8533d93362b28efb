import type { Catalog, Module } from "../model/catalog.js";
import type { Effect } from "../model/effect.js";
import { effectOfStatus, kindOfStatus } from "../model/http-kind.js";
import type { Kind } from "../model/kind.js";
import { codesText, decodeBody } from "./decode.js";
import type { FailedResponse } from "./decode.js";
import { retryAfter } from "./delay.js";
import type { Clock } from "./delay.js";
import { excerptOf } from "./excerpt.js";
import { firstHeader, isJsonType, mediaType } from "./header.js";
import type { Headers } from "./header.js";
import { invalidResponse } from "./invalid.js";
import type { InvalidResponse, Reason } from "./invalid.js";

/** A response as a client receives it. */
export interface Response {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string | Uint8Array;
}

/** The result of decoding a response. Every generated SDK has the same: `test/conformance/response.md` is the contract. */
export type ResponseVerdict = { readonly result: "success" } | ReceivedError | ReceivedInvalid;

/** What the status and the headers add to a failure. */
interface Received {
  /** Whether the request was carried out. */
  readonly effect: Effect;
  /** The delay in milliseconds that the server asks for. */
  readonly retryAfter: number | undefined;
}

/** A response that reports an error. */
export interface ReceivedError extends FailedResponse, Received {}

export type ResponseReason = Reason | "empty" | "content_type" | "status_mismatch";

/** A response that is not one of the API. */
export interface ReceivedInvalid extends InvalidResponse<ResponseReason>, Received {
  readonly kind: Kind;
  readonly contentType: string | undefined;
  readonly excerpt: string;
}

/** Decodes a response of a module's API with the catalog. */
export function decodeResponse(catalog: Catalog, module: Module, response: Response, now: Clock): ResponseVerdict {
  const { headers: names } = catalog.envelope;
  const { status, headers, body } = response;
  const verdict = judged(catalog, module, response);
  if (verdict.result === "success") return verdict;
  const requestId = verdict.requestId ?? firstHeader(headers, names.requestId);
  const delay = retryAfter(names.retryAfter, headers, now);
  if (verdict.result === "error") {
    return { ...verdict, requestId, effect: verdict.entry?.effect ?? "unknown", retryAfter: delay };
  }
  return {
    ...verdict,
    requestId,
    kind: kindOfStatus(status),
    effect: effectOfStatus(status),
    contentType: mediaType(headers),
    excerpt: excerptOf(body),
    retryAfter: delay,
  };
}

type Judged = { readonly result: "success" } | FailedResponse | InvalidResponse<ResponseReason>;

/** The verdict before the headers add to it. Section 3 of the response contract, steps 1 to 4. */
function judged(catalog: Catalog, module: Module, { status, headers, body }: Response): Judged {
  const headerCode = firstHeader(headers, catalog.envelope.headers.code);
  const isBodyless = (status === 204 || status === 205) && body.length === 0;
  const unread = { status, detail: "", requestId: undefined };
  if (headerCode === undefined && !isBodyless && isBlank(body)) {
    return invalidResponse(catalog, { ...unread, reason: "empty", why: "the body is empty" });
  }
  const verdict = decodeBody(catalog, module, { body, status, headerCode });
  if (verdict.result === "invalid" && verdict.reason === "not_json") {
    const type = mediaType(headers);
    if (type === undefined || isJsonType(type)) return verdict;
    return invalidResponse(catalog, { ...unread, reason: "content_type", why: `the content type is ${type}` });
  }
  if (verdict.result === "error" && contradicts(catalog, verdict, status)) {
    const { code, moduleCode, detail, requestId } = verdict;
    const why = `the status ${status} does not go with the code ${codesText(code, moduleCode)}`;
    return invalidResponse(catalog, { reason: "status_mismatch", why, status, detail, requestId });
  }
  return verdict;
}

/** Whether there is nothing but blanks, after a byte order mark, in a body. */
function isBlank(body: string | Uint8Array): boolean {
  const text = typeof body === "string" ? body.replace(/^\ufeff/, "") : new TextDecoder().decode(body);
  return /^[ \t\r\n]*$/.test(text);
}

/** Whether an error with an entry comes with a status of another class than the spec says. */
function contradicts({ envelope }: Catalog, { entry }: FailedResponse, status: number): boolean {
  if (entry === undefined || envelope.status === undefined) return false;
  const expected = envelope.status === "entry" ? entry.http : envelope.status;
  return Math.floor(status / 100) !== Math.floor(expected / 100);
}
