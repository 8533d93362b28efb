import { codesText } from "../decode/decode.js";
import { decodeResponse } from "../decode/response.js";
import { encode } from "../encode/encode.js";
import type { Encoded } from "../encode/encode.js";
import type { Catalog, Entry, Module, Param } from "../model/catalog.js";
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
}

/** The response of every public code of a catalog, in the catalog's order. */
export function fixturesOf(catalog: Catalog, options: FixtureOptions = {}): readonly Fixture[] {
  return catalog.modules.flatMap((module) =>
    module.entries.filter(isPublic).map((entry) => fixtureOf(catalog, module, entry, options)),
  );
}

/** The response of a public code, with example values for its params. */
export function fixtureOf(
  catalog: Catalog,
  module: Module,
  entry: Entry,
  { retryAfter, ...options }: FixtureOptions = {},
): Fixture {
  const response = encode(catalog, { module, entry, params: exampleParams(entry), retryAfter }, options);
  return { module, entry, response, problem: problemOf(catalog, module, entry, response) };
}

/** The response of a call that succeeded: without a body if none proves a success. */
export function successFixture(catalog: Catalog): Encoded {
  const response: Encoded = {
    status: 200,
    headers: [["content-type", "application/json"]],
    body: successResponse(catalog),
  };
  const verdicts = catalog.modules.map((module) => decodeResponse(catalog, module, response, () => 0));
  const isProven = verdicts.every(({ result }) => result === "success");
  return isProven ? response : { status: 204, headers: [], body: "" };
}

/** A value for each param of an entry, by name. */
export function exampleParams({ params }: Entry): Readonly<Record<string, string | number | boolean>> {
  return Object.fromEntries(params.map((param) => [param.name, exampleValue(param)]));
}

function exampleValue({ name, type }: Param): string | number | boolean {
  return { string: `${name}-1`, int: 42, float: 1.5, bool: true }[type];
}

/** Why clients do not read an entry from its response; undefined if they do. */
function problemOf(catalog: Catalog, module: Module, entry: Entry, response: Encoded): string | undefined {
  const verdict = decodeResponse(catalog, module, response, () => 0);
  if (verdict.result === "success") return `the response with the code ${entry.code} reports success`;
  if (verdict.result === "invalid") return verdict.text;
  if (verdict.entry === entry) return undefined;
  const read = codesText(verdict.code, verdict.moduleCode);
  const hasSource = catalog.envelope.moduleCode.length > 0;
  const place = hasSource ? "no form of the envelope has room" : "the envelope has no place";
  return `${place} for the code ${entry.code}: clients read only ${read}`;
}
