import type { Catalog, Module, StandardEnvelope } from "../model/catalog.js";
import { isList, isObject } from "../model/json.js";
import type { Json, JsonObject } from "../model/json.js";
import { hasStatus, standardEnvelope } from "../model/standard-envelope.js";
import { follow, parseBody } from "./body.js";
import type { Clock } from "./delay.js";
import { limited } from "./delay.js";
import { excerptOf } from "./excerpt.js";
import { readFieldErrors } from "./field-errors.js";
import { mediaType } from "./header.js";
import { paramsOf, readText } from "./params.js";
import { decodeResponse } from "./response.js";
import type { Response, ResponseVerdict } from "./response.js";

/**
 * Decodes a response of a module's API in a standard envelope. Section 3 of the contract, `test/conformance/envelopes.md`.
 */
export function decodeStandard(
  catalog: Catalog,
  { id, domain }: StandardEnvelope,
  module: Module,
  response: Response,
  now: Clock,
): ResponseVerdict {
  const { status, headers, body } = response;
  const isProblem = id === "problem" && mediaType(headers) === "application/problem+json";
  if (hasStatus(id) && status >= 200 && status <= 299 && !isProblem) return { result: "success" };
  const standard = { ...catalog, envelope: standardEnvelope(catalog, id, status) };
  if (id !== "grpc") return decodeResponse(standard, module, response, now);
  const parsed = parseBody(body);
  if (!isObject(parsed)) return decodeResponse(standard, module, response, now);
  const details = detailsOf(parsed, domain);
  const verdict = decodeResponse(standard, module, { ...response, body: flat(parsed, details) }, now);
  if (verdict.result === "success") return verdict;
  if (verdict.result === "invalid") return { ...verdict, excerpt: excerptOf(body) };
  const retryAfter = verdict.retryAfter ?? delayOf(follow(details.retry ?? null, ["retryDelay"]));
  const params = paramsOf(verdict.entry, ({ name, type }) => {
    const value = follow(details.metadata ?? null, [paramKey(name)]);
    return typeof value === "string" ? readText(value, type) : undefined;
  });
  const fieldErrors = readFieldErrors(details.fieldViolations, {
    field: ["field"],
    code: ["reason"],
    text: ["description"],
  });
  return { ...verdict, params, fieldErrors, retryAfter };
}

/** The key of a param in the metadata of `google.rpc.ErrorInfo`, beside the keys of the code and the module. */
export function paramKey(name: string): string {
  return name === "code" || name === "module" ? `${name}_` : name;
}

interface Details {
  readonly metadata: JsonObject | undefined;
  readonly requestId: Json | undefined;
  readonly retry: JsonObject | undefined;
  readonly fieldViolations: Json | undefined;
}

const mostDetails = 32;

function detailsOf(status: JsonObject, domain: string): Details {
  const found = follow(status, ["details"]);
  const items = (isList(found) ? found : []).slice(0, mostDetails).filter(isObject);
  const detail = (name: string, isOurs: (item: JsonObject) => boolean = () => true): JsonObject | undefined =>
    items.find((item) => {
      const type = follow(item, ["@type"]);
      return typeof type === "string" && type.split("/").at(-1) === `google.rpc.${name}` && isOurs(item);
    });
  const info = detail("ErrorInfo", (item) => follow(item, ["domain"]) === domain);
  const metadata = info && follow(info, ["metadata"]);
  const request = detail("RequestInfo");
  const badRequest = detail("BadRequest");
  return {
    metadata: isObject(metadata) ? metadata : undefined,
    requestId: request && follow(request, ["requestId"]),
    retry: detail("RetryInfo"),
    fieldViolations: badRequest && follow(badRequest, ["fieldViolations"]),
  };
}

/** A body with what the details have at its root. */
function flat(status: JsonObject, { metadata, requestId }: Details): string {
  const root = {
    message: follow(status, ["message"]),
    code: follow(metadata ?? null, ["code"]),
    moduleCode: follow(metadata ?? null, ["moduleCode"]),
    requestId,
  };
  // A number beyond those of JavaScript is neither a code nor an ID, but it is not `null`.
  return JSON.stringify(root, (_, value: unknown) => (value === Infinity || value === -Infinity ? true : value));
}

/** A `google.protobuf.Duration` in its JSON form, as milliseconds. */
function delayOf(value: Json | undefined): number | undefined {
  const [, seconds, fraction = ""] =
    typeof value === "string" ? (/^([0-9]{1,10})(?:\.([0-9]{1,9}))?s$/.exec(value) ?? []) : [];
  if (seconds === undefined) return undefined;
  const nanoseconds = Number(fraction.padEnd(9, "0"));
  return limited(Number(seconds) * 1000 + Math.ceil(nanoseconds / 1_000_000));
}
