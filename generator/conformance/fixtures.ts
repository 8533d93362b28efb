import { codesText } from "../decode/decode.js";
import { decodeResponse } from "../decode/response.js";
import type { ResponseVerdict } from "../decode/response.js";
import { decodeStandard } from "../decode/standard.js";
import { encode } from "../encode/encode.js";
import type { Encoded, Raised } from "../encode/encode.js";
import { encodeStandard } from "../encode/standard.js";
import type { Catalog, Entry, Module, Param, StandardEnvelope } from "../model/catalog.js";
import { isPublic } from "../model/sent.js";
import { successResponse } from "./response.js";

/** What a server of the API answers for one code. */
export interface Fixture {
  readonly module: Module;
  readonly entry: Entry;
  readonly response: Encoded;
  /** What clients read if it is not this code: "no form of the envelope has room for the code 42…". */
  readonly problem: string | undefined;
}

export interface FixtureOptions {
  /** A language tag, or the value of an `Accept-Language` header. Default: the source locale. */
  readonly locale?: string | undefined;
  readonly requestId?: string | undefined;
  /** In milliseconds. */
  readonly retryAfter?: number | undefined;
  /** A standard envelope of the catalog. Default: the envelope of its own. */
  readonly envelope?: StandardEnvelope | undefined;
  /** Default: an example of each. */
  readonly params?: Raised["params"];
}

/** An error that a server of the API sends. */
export interface Sendable {
  readonly module: Module;
  readonly entry: Entry;
}

/** The errors that may be sent to a client, in the catalog's order. */
export function sendable({ modules }: Catalog): readonly Sendable[] {
  return modules.flatMap((module) => module.entries.filter(isPublic).map((entry) => ({ module, entry })));
}

/** The response of every public code of a catalog, in the catalog's order. */
export function fixturesOf(catalog: Catalog, options: FixtureOptions = {}): readonly Fixture[] {
  return sendable(catalog).map(({ module, entry }) => fixtureOf(catalog, module, entry, options));
}

/** The response of a public code. */
export function fixtureOf(
  catalog: Catalog,
  module: Module,
  entry: Entry,
  { retryAfter, envelope, params = exampleParams(entry), ...options }: FixtureOptions = {},
): Fixture {
  const raised = { module, entry, params, retryAfter };
  const response =
    envelope === undefined ? encode(catalog, raised, options) : encodeStandard(catalog, envelope, raised, options);
  return { module, entry, response, problem: problemOf(catalog, module, entry, response, envelope) };
}

/** The response of a call that succeeded: without a body if none proves a success. */
export function successFixture(catalog: Catalog, envelope?: StandardEnvelope): Encoded {
  const response: Encoded = {
    status: 200,
    headers: [["content-type", "application/json"]],
    body: envelope === undefined ? successResponse(catalog) : standardSuccesses[envelope.id],
  };
  const verdicts = catalog.modules.map((module) => verdictOf(catalog, module, response, envelope));
  const isProven = verdicts.every(({ result }) => result === "success");
  return isProven ? response : { status: 204, headers: [], body: "" };
}

const standardSuccesses: Readonly<Record<StandardEnvelope["id"], string>> = {
  problem: "{}",
  grpc: "{}",
  "json-rpc": '{"jsonrpc":"2.0","id":null,"result":null}',
  graphql: '{"data":null}',
};

function verdictOf(
  catalog: Catalog,
  module: Module,
  response: Encoded,
  envelope: StandardEnvelope | undefined,
): ResponseVerdict {
  if (envelope === undefined) return decodeResponse(catalog, module, response, () => 0);
  return decodeStandard(catalog, envelope, module, response, () => 0);
}

/** A value for each param of an entry, by name. */
export function exampleParams({ params }: Entry): Readonly<Record<string, string | number | boolean>> {
  return Object.fromEntries(params.map((param) => [param.name, exampleValue(param)]));
}

function exampleValue({ name, type }: Param): string | number | boolean {
  return { string: `${name}-1`, int: 42, float: 1.5, bool: true }[type];
}

/** Why clients do not read an entry from its response; undefined if they do. */
function problemOf(
  catalog: Catalog,
  module: Module,
  entry: Entry,
  response: Encoded,
  envelope: StandardEnvelope | undefined,
): string | undefined {
  const verdict = verdictOf(catalog, module, response, envelope);
  if (verdict.result === "success") return `the response with the code ${entry.code} reports success`;
  if (verdict.result === "invalid") return verdict.text;
  if (verdict.entry === entry) return undefined;
  const read = codesText(verdict.code, verdict.moduleCode);
  const hasSource = catalog.envelope.moduleCode.length > 0;
  const place = hasSource ? "no form of the envelope has room" : "the envelope has no place";
  return `${place} for the code ${entry.code}: clients read only ${read}`;
}
