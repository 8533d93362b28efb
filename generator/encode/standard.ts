import { paramKey } from "../decode/standard.js";
import type { Catalog, StandardEnvelope } from "../model/catalog.js";
import { kinds } from "../model/kind.js";
import { hasStatus, reasonOf } from "../model/standard-envelope.js";
import { codeJson, codeOf, headersOf, sentFor } from "./encode.js";
import type { EncodeOptions, Encoded, Raised, Sent } from "./encode.js";
import { fieldErrorsJson, paramsJson, sentFieldErrors, sentParams } from "./values.js";

export interface StandardOptions extends EncodeOptions {
  /** The ID of the request, for JSON-RPC. */
  readonly id?: string | number | undefined;
}

/**
 * The response that a server sends for an error in a standard envelope. Section 2 of the contract,
 * `test/conformance/envelopes.md`, without new request IDs.
 */
export function encodeStandard(
  catalog: Catalog,
  { id, domain }: StandardEnvelope,
  raised: Raised,
  options: StandardOptions,
): Encoded {
  const sent = sentFor(catalog, raised, options);
  return {
    status: hasStatus(id) ? sent.entry.http : 200,
    headers: headersOf(catalog, sent, id === "problem" ? "application/problem+json" : "application/json"),
    body: object(bodyOf(catalog, { id, domain }, sent, options.id)),
  };
}

/** A key and the JSON text of its value; undefined if it is left out. */
type Field = readonly [key: string, json: string | undefined];

const json = (value: string | number | boolean | null): string => JSON.stringify(value);

function object(fields: readonly Field[]): string {
  const written = fields.flatMap(([key, value]) => (value === undefined ? [] : [`${json(key)}:${value}`]));
  return `{${written.join(",")}}`;
}

function bodyOf(
  catalog: Catalog,
  { id, domain }: StandardEnvelope,
  sent: Sent,
  requestId: StandardOptions["id"],
): readonly Field[] {
  const { entry, text } = sent;
  const members = membersOf(catalog, sent);
  switch (id) {
    case "problem":
      return [
        ["type", json(entry.url ?? "about:blank")],
        ["title", json(entry.name)],
        ["status", json(entry.http)],
        ["detail", json(text)],
        ...members.filter(([key]) => key !== "name"),
      ];
    case "json-rpc":
      return [
        ["jsonrpc", json("2.0")],
        ["id", json(requestId ?? null)],
        [
          "error",
          object([
            ["code", json(numberOf(catalog, sent))],
            ["message", json(text)],
            ["data", object(members)],
          ]),
        ],
      ];
    case "graphql":
      return [
        [
          "errors",
          `[${object([
            ["message", json(text)],
            ["extensions", object(members)],
          ])}]`,
        ],
        ["data", "null"],
      ];
    case "grpc":
      return [
        ["code", json(kinds[entry.kind].grpc)],
        ["message", json(text)],
        ["details", `[${detailsOf(catalog, domain, sent).join(",")}]`],
      ];
  }
}

function membersOf(catalog: Catalog, sent: Sent): readonly Field[] {
  const { module, entry, requestId } = sent;
  const { owner, code, isOwn } = codeOf(catalog, sent);
  return [
    ["code", codeJson(owner.codeType, code)],
    ["moduleCode", isOwn ? codeJson(module.codeType, entry.code) : undefined],
    ["module", json(module.id)],
    ["name", json(entry.name)],
    ["retryable", json(entry.retryable)],
    ["requestId", requestId === undefined ? undefined : json(requestId)],
    ["params", paramsJson(sent)],
    ["errors", fieldErrorsJson(sent, { field: ["field"], code: ["code"], text: ["detail"] })],
  ];
}

/** The code of an error of JSON-RPC, which reserves a range and has only whole numbers. */
function numberOf(catalog: Catalog, sent: Sent): number {
  const { owner, code } = codeOf(catalog, sent);
  const number = Number(code);
  const isReserved = number >= -32_768 && number <= -32_000;
  return owner.codeType.kind === "int" && !isReserved ? number : -32_000;
}

function detailsOf(catalog: Catalog, domain: string, sent: Sent): readonly string[] {
  const { module, entry, text, locale, requestId, retryAfter } = sent;
  const { code, isOwn } = codeOf(catalog, sent);
  const violations = sentFieldErrors(sent).map(({ field, code: reason, text: description = "" }) =>
    object([
      ["field", json(field)],
      ["reason", reason && json(reason)],
      ["description", description === "" ? undefined : json(description)],
    ]),
  );
  const metadata: readonly Field[] = [
    ["code", json(code)],
    ["moduleCode", isOwn ? json(entry.code) : undefined],
    ["module", json(module.id)],
    ...Object.entries(sentParams(sent)).map(([name, value]): Field => [paramKey(name), json(String(value))]),
  ];
  const details: readonly (readonly [name: string, isGiven: boolean, fields: readonly Field[]])[] = [
    [
      "ErrorInfo",
      true,
      [
        ["reason", json(reasonOf(entry))],
        ["domain", json(domain)],
        ["metadata", object(metadata)],
      ],
    ],
    ["RequestInfo", requestId !== undefined, [["requestId", json(requestId ?? "")]]],
    ["RetryInfo", retryAfter > 0, [["retryDelay", json(duration(retryAfter))]]],
    ["BadRequest", violations.length > 0, [["fieldViolations", `[${violations.join(",")}]`]]],
    [
      "Help",
      entry.url !== undefined,
      [
        [
          "links",
          `[${object([
            ["description", json(entry.name)],
            ["url", json(entry.url ?? "")],
          ])}]`,
        ],
      ],
    ],
    [
      "LocalizedMessage",
      locale !== undefined,
      [
        ["locale", json(locale ?? "")],
        ["message", json(text)],
      ],
    ],
  ];
  return details.flatMap(([name, isGiven, fields]) =>
    isGiven ? [object([["@type", json(`type.googleapis.com/google.rpc.${name}`)], ...fields])] : [],
  );
}

/** Milliseconds as the JSON form of `google.protobuf.Duration`. */
function duration(milliseconds: number): string {
  const seconds = Math.trunc(milliseconds / 1000);
  const rest = milliseconds % 1000;
  return rest === 0 ? `${seconds}s` : `${seconds}.${String(rest).padStart(3, "0")}s`;
}
