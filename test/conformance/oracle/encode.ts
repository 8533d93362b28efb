/**
 * Section 2 of the contract of standard envelopes: what is sent in each of them.
 */

import { isArray, isObject, type Json, type JsonObject } from "./json.js";
import { writeLine } from "./line.js";
import { metadataKey } from "./places.js";
import { sentOf, valueText, type OracleEncode, type OracleServer, type Sent, type SentCode } from "./sent.js";
import type { OracleStandard } from "./standard.js";

type Members = readonly (readonly [key: string, value: Json | undefined])[];

const RPC_RESERVED = { first: -32768, last: -32000 };
const MAX_REASON = 63;

/** The numbers of `google.rpc.Code` are the places of the kinds, from 1. */
const KINDS: readonly string[] = [
  "cancelled",
  "unknown",
  "invalid_argument",
  "deadline_exceeded",
  "not_found",
  "already_exists",
  "permission_denied",
  "resource_exhausted",
  "failed_precondition",
  "aborted",
  "out_of_range",
  "unimplemented",
  "internal",
  "unavailable",
  "data_loss",
  "unauthenticated",
];

/** Returns the response to an error in a standard envelope, one line. */
export function encodedIn(server: OracleServer, envelope: OracleStandard, input: OracleEncode): string {
  const sent = sentOf(server, input);
  const hasStatus = envelope === "problem" || envelope === "grpc";
  return writeLine({
    status: hasStatus ? sent.entry.httpStatus : 200,
    headers: headersOf(server, sent, envelope === "problem" ? "application/problem+json" : "application/json"),
    body: jsonText(bodyOf(server, envelope, sent, input.id)),
  });
}

function headersOf({ catalog }: OracleServer, sent: Sent, type: string): Json {
  const isMany = catalog.locales.length > 1;
  const [requestIdHeader] = catalog.envelope.headers.requestId;
  return [
    ["content-type", type],
    ...(isMany && sent.locale !== undefined ? [["content-language", sent.locale]] : []),
    ...(isMany ? [["vary", "accept-language"]] : []),
    ...(sent.retryAfter > 0 ? [["retry-after", String(Math.ceil(sent.retryAfter / 1000))]] : []),
    ...(requestIdHeader !== undefined && sent.requestId !== undefined ? [[requestIdHeader, sent.requestId]] : []),
  ];
}

function bodyOf(server: OracleServer, envelope: OracleStandard, sent: Sent, id: Json | undefined): JsonObject {
  const members = membersOf(sent);
  switch (envelope) {
    case "problem":
      return object([
        ["type", sent.url ?? "about:blank"],
        ["title", sent.entry.name],
        ["status", sent.entry.httpStatus],
        ["detail", sent.text],
        ...members.filter(([key]) => key !== "name"),
      ]);
    case "json-rpc": {
      const error = object([
        ["code", rpcCode(sent.code)],
        ["message", sent.text],
        ["data", object(members)],
      ]);
      return object([
        ["jsonrpc", "2.0"],
        ["id", rpcId(id)],
        ["error", error],
      ]);
    }
    case "graphql": {
      const error = object([
        ["message", sent.text],
        ["extensions", object(members)],
      ]);
      return object([
        ["errors", [error]],
        ["data", null],
      ]);
    }
    case "grpc":
      return object([
        ["code", KINDS.indexOf(sent.entry.kind) + 1],
        ["message", sent.text],
        ["details", detailsOf(server, sent)],
      ]);
  }
}

function membersOf(sent: Sent): Members {
  const { entry, params, fieldErrors } = sent;
  return [
    ["code", codeValue(sent.code)],
    ["moduleCode", sent.moduleCode && codeValue(sent.moduleCode)],
    ["module", sent.module],
    ["name", entry.name],
    ["retryable", entry.retryable],
    ["requestId", sent.requestId],
    ["params", params.length === 0 ? undefined : new Map(params)],
    ["errors", fieldErrorList(fieldErrors, "code", "detail")],
  ];
}

/** The field errors under the keys of an envelope, if there are any. */
function fieldErrorList(fieldErrors: Sent["fieldErrors"], codeKey: string, textKey: string): Json | undefined {
  if (fieldErrors.length === 0) return undefined;
  return fieldErrors.map(({ field, code, text }) =>
    object([
      ["field", field],
      [codeKey, code],
      [textKey, text],
    ]),
  );
}

function codeValue({ code, isNumber }: SentCode): Json {
  return isNumber ? Number(code) : code;
}

function rpcCode({ code, isNumber }: SentCode): number {
  const value = Number(code);
  const isReserved = value >= RPC_RESERVED.first && value <= RPC_RESERVED.last;
  return isNumber && !isReserved ? value : RPC_RESERVED.last;
}

/** The ID of the call. What cannot be one is `null`. */
function rpcId(id: Json | undefined): Json {
  if (typeof id === "string") return id;
  return typeof id === "number" && Number.isSafeInteger(id) ? id : null;
}

function detailsOf({ domain }: OracleServer, sent: Sent): Json {
  const { entry, url, requestId, retryAfter, fieldErrors, locale, text } = sent;
  const details: readonly (readonly [name: string, members: Members] | undefined)[] = [
    [
      "ErrorInfo",
      [
        ["reason", reasonOf(entry.name)],
        ["domain", domain],
        ["metadata", metadataOf(sent)],
      ],
    ],
    requestId === undefined ? undefined : ["RequestInfo", [["requestId", requestId]]],
    retryAfter > 0 ? ["RetryInfo", [["retryDelay", delayText(retryAfter)]]] : undefined,
    fieldErrors.length === 0
      ? undefined
      : ["BadRequest", [["fieldViolations", fieldErrorList(fieldErrors, "reason", "description")]]],
    url === undefined
      ? undefined
      : [
          "Help",
          [
            [
              "links",
              [
                object([
                  ["description", entry.name],
                  ["url", url],
                ]),
              ],
            ],
          ],
        ],
    locale === undefined
      ? undefined
      : [
          "LocalizedMessage",
          [
            ["locale", locale],
            ["message", text],
          ],
        ],
  ];
  return details.flatMap((detail) =>
    detail === undefined ? [] : [object([["@type", `type.googleapis.com/google.rpc.${detail[0]}`], ...detail[1]])],
  );
}

/** `FileNotFound` is `FILE_NOT_FOUND`. */
function reasonOf(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/([A-Z])([A-Z][a-z])/g, "$1_$2");
  return words.toUpperCase().slice(0, MAX_REASON);
}

function metadataOf({ code, moduleCode, module, params }: Sent): JsonObject {
  return object([
    ["code", code.code],
    ["moduleCode", moduleCode?.code],
    ["module", module],
    ...params.map(([name, value]) => [metadataKey(name), valueText(value)] as const),
  ]);
}

function delayText(milliseconds: number): string {
  return `${milliseconds % 1000 === 0 ? String(milliseconds / 1000) : (milliseconds / 1000).toFixed(3)}s`;
}

/** The members that have a value. */
function object(members: Members): JsonObject {
  return new Map(members.flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])));
}

/** JSON without blanks. `-0` is `0`. */
function jsonText(value: Json): string {
  if (isArray(value)) return `[${value.map(jsonText).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${[...value].map(([key, item]) => `${JSON.stringify(key)}:${jsonText(item)}`).join(",")}}`;
}
