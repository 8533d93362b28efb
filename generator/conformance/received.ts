import type { Headers } from "../decode/header.js";
import { commonModule } from "../model/catalog.js";
import type { Catalog, Entry, Module } from "../model/catalog.js";
import { gatewayPages } from "./gateways.js";
import {
  contentTypes,
  delayDates,
  delayNumbers,
  excerptHazards,
  statusesByKind,
  valueHazards,
} from "./header-hazards.js";
import { codeJson, response, successResponse } from "./response.js";
import { retryBasics, retryOptions } from "./retry-cases.js";
import type { RowRetry } from "./retry-cases.js";
import { variedModules } from "./varied.js";

/** A response to decode, and what else a row of `decode.jsonl` has. */
export interface ReceivedCase {
  readonly name?: string | undefined;
  readonly module: Module;
  readonly body: string | Uint8Array;
  readonly status: number;
  readonly headers: Headers;
  readonly retry?: RowRetry;
}

/**
 * Responses for `decodeResponse` and decisions about them. How many there are does not depend on the number of entries.
 * Each of some modules has its own; what does not depend on the module is tried with the last one.
 */
export function* receivedCases(catalog: Catalog): Generator<ReceivedCase> {
  for (const module of variedModules(catalog)) yield* moduleCases(catalog, module);
  const module = catalog.modules.at(-1);
  if (module === undefined) return;
  yield* bodyCases(module);
  yield* delayCases(catalog, module);
  yield* requestIdCases(catalog, module);
  yield* codeCases(catalog, module);
  yield* retryCases(catalog, module);
}

/** What comes between a client and a module's API, and statuses that go with an error of it or contradict it. */
function* moduleCases(catalog: Catalog, module: Module): Generator<ReceivedCase> {
  const sound = errorOf(catalog, module);
  for (const page of gatewayPages(sound.body)) yield { ...page, module };
  const owner = commonModule(catalog) ?? module;
  const unknown = response(catalog, { code: codeJson(owner, "99"), message: "text", requestId: '"r-1"' });
  const others = owner.entries.find(({ http }) => http !== owner.entries[0]?.http);
  const bodies = [sound.body, unknown, ...(others === undefined ? [] : [errorOf(catalog, module, others).body])];
  for (const body of [...bodies, successResponse(catalog), '{"message":"Forbidden"}']) {
    for (const status of [0, 200, 302, 399, 400, 429, 499, 500, 503, 599]) {
      yield { module, body, status, headers: [["Content-Type", "application/json"]] };
    }
  }
}

/** Bodies that are empty or not JSON, and their excerpts, content types and kinds. */
function* bodyCases(module: Module): Generator<ReceivedCase> {
  const blanks = ["", " \t\r\n", "\ufeff", "\ufeff \n", "\ufeff\ufeff", "\u00a0", "\u0000", "\u000b", "\u3000", " x"];
  for (const blank of blanks) {
    const bytes = new TextEncoder().encode(blank);
    for (const status of [200, 204, 205, 304, 502]) yield { module, body: blank, status, headers: [] };
    for (const status of [200, 204]) yield { module, body: bytes, status, headers: [["content-TYPE", "text/html"]] };
  }
  for (const type of contentTypes) {
    yield { module, body: "<html>", status: 200, headers: [["Content-Type", type]] };
    yield { module, body: "[]", status: 502, headers: [["CONTENT-TYPE", type]] };
  }
  for (const body of excerptHazards()) yield { module, body, status: 502, headers: [] };
  for (const status of statusesByKind) yield { module, body: "<html>", status, headers: [] };
}

/** Headers that hold a delay, in each unit. */
function* delayCases(catalog: Catalog, module: Module): Generator<ReceivedCase> {
  const sound = errorOf(catalog, module);
  const with_ = (...headers: Headers): ReceivedCase => ({ module, ...sound, headers });
  const sources = catalog.envelope.headers.retryAfter.map(({ header }) => header);
  for (const header of new Set(["Retry-After", ...sources])) {
    for (const value of [...delayNumbers, ...delayDates.slice(0, 3)]) yield with_([header, value]);
  }
  for (const value of delayDates) yield with_(["retry-AFTER", value]);
  yield with_(["Retry-After", "3"], ["Retry-After-Ms", "1"], ["X-Retry-After", "2"], ["Retry_After", "4"]);
  yield { module, body: "<html>", status: 429, headers: [["RETRY-AFTER", "7"]] };
  yield { module, body: successResponse(catalog), status: 200, headers: [["Retry-After", "7"]] };
  // The first that gives a delay counts, whatever comes first among the headers.
  for (const value of ["0", "x", "9"]) {
    yield with_(["Retry-After", "5"], ...sources.map((source): readonly [string, string] => [source, value]));
    yield with_(...sources.map((source): readonly [string, string] => [upperCase(source), value]));
  }
}

/** Headers that hold the request ID, in addition to the body's or instead of it. */
function* requestIdCases(catalog: Catalog, module: Module): Generator<ReceivedCase> {
  const names = catalog.envelope.headers.requestId;
  const sound = errorOf(catalog, module);
  const other = errorOf(catalog, module, undefined, "true");
  const absent = errorOf(catalog, module, undefined, "");
  for (const name of names) {
    for (const value of valueHazards("id 1/2")) {
      yield { module, ...absent, headers: [[upperCase(name), value]] };
      yield { module, body: "<html>", status: 502, headers: [[name, value]] };
    }
    for (const one of [sound, other]) yield { module, ...one, headers: [[name, "id-1"]] };
    yield { module, body: "", status: 502, headers: [[name, "id-1"]] };
    // A Kelvin sign and a long s are not letters of ASCII.
    yield { module, ...absent, headers: [[name.replaceAll("k", "\u212a").replaceAll("s", "\u017f"), "id-1"]] };
  }
  for (const [first, second] of [
    ["", "b"],
    ["é", "b"],
    ["a", "b"],
  ] as const) {
    const headers = names.map((name, index): readonly [string, string] => [name, index === 0 ? first : second]);
    yield { module, ...absent, headers: headers.toReversed() };
  }
}

/** Headers that hold the code, with bodies that have one, have none, or cannot be read. */
function* codeCases(catalog: Catalog, module: Module): Generator<ReceivedCase> {
  const { headers, success } = catalog.envelope;
  const owner = commonModule(catalog) ?? module;
  const known = owner.entries[0]?.code ?? "1";
  const nothing = response(catalog, { code: "null", message: "text", requestId: '"r-1"' });
  const sound = errorOf(catalog, module);
  const succeeded = successResponse(catalog);
  const bodies = [
    "",
    " ",
    "<html>",
    "[]",
    "null",
    "{}",
    '{"message":"Forbidden"}',
    '{"data":1}',
    nothing,
    sound.body,
    succeeded,
  ];
  for (const name of headers.code) {
    for (const status of [200, 204, 302, sound.status, 503]) {
      for (const body of bodies)
        yield {
          module,
          body,
          status,
          headers: [
            [name, known],
            ["Content-Type", "text/html"],
          ],
        };
    }
    const values = [...valueHazards(known), "not a code", "99", `0${known}`, known.toLowerCase(), success.code ?? "0"];
    for (const value of values) {
      for (const body of ["", "<html>", '{"message":"m"}']) {
        yield { module, body, status: sound.status, headers: [[upperCase(name), value]] };
      }
      yield { module, body: succeeded, status: 200, headers: [[name, value]] };
    }
  }
  const [first, ...others] = headers.code;
  if (first === undefined) return;
  for (const value of ["", "é", "not a code"]) {
    const pairs = others.map((name): readonly [string, string] => [name, known]);
    yield { module, body: "", status: sound.status, headers: [...pairs, [first, value]] };
  }
}

/** Decisions about a failure of each sort, and about one of them with every option. */
function* retryCases(catalog: Catalog, module: Module): Generator<ReceivedCase> {
  const owner = commonModule(catalog) ?? module;
  const sorts = new Map<string, Entry>();
  for (const entry of owner.entries) {
    const sort = [entry.retryable, entry.effect, entry.action === "back_off"].join();
    if (!sorts.has(sort)) sorts.set(sort, entry);
  }
  const failures = [
    ...[...sorts.values()].map((entry) => errorOf(catalog, module, entry)),
    ...[200, 400, 408, 429, 500, 502, 503, 504].map((status) => ({ body: "<html>", status })),
    { body: successResponse(catalog), status: 200 },
  ];
  for (const failure of failures) {
    for (const retry of retryBasics) {
      yield { module, ...failure, headers: [], retry };
      yield { module, ...failure, headers: [["Retry-After", "30"]], retry };
    }
  }
  for (const retry of retryOptions) {
    for (const status of [408, 429]) yield { module, body: "", status, headers: [], retry };
    yield { module, body: "", status: 503, headers: [["Retry-After", "3"]], retry };
  }
}

/** A response with an error, by default the first, and a status that goes with it. Without a request ID if it is empty. */
function errorOf(
  catalog: Catalog,
  module: Module,
  entry = (commonModule(catalog) ?? module).entries[0],
  requestId = '"r-1"',
): { readonly body: string; readonly status: number } {
  const owner = commonModule(catalog) ?? module;
  const { status = "entry" } = catalog.envelope;
  const code = codeJson(owner, entry?.code ?? "1");
  return {
    body: response(catalog, { code, message: "text", ...(requestId === "" ? {} : { requestId }) }),
    status: status === "entry" ? (entry?.http ?? 500) : status,
  };
}

/** A name as a header with some capitals. */
function upperCase(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}
