import { fixtureOf, successFixture } from "../conformance/fixtures.js";
import type { Sendable } from "../conformance/fixtures.js";
import type { GatewayPage } from "../conformance/gateways.js";
import { firstHeader, headerValue } from "../decode/header.js";
import type { Headers } from "../decode/header.js";
import type { Encoded } from "../encode/encode.js";
import type { Catalog, StandardEnvelope } from "../model/catalog.js";
import { findError, findPage, idOf } from "./find.js";
import type { Found } from "./find.js";
import { codeHeader, listJson, listPage } from "./list.js";
import { randomFrom } from "./random.js";

/** An error or the page of a gateway. */
export type Choice = Sendable | { readonly page: GatewayPage };

export interface MockSettings {
  readonly catalog: Catalog;
  /** What a request gets that does not choose. If empty, it gets the list. */
  readonly choices: readonly Choice[];
  /** The share of such requests, from 0 to 1, that get one of the choices. */
  readonly rate: number;
  readonly seed: number;
  /** Whether requests are passed on to a server, which owns every path. */
  readonly hasUpstream: boolean;
  /** In milliseconds: sent with errors after which a client may send the request again. */
  readonly retryAfter: number | undefined;
  /** The standard envelope of errors and successes; undefined for the API's own. */
  readonly envelope: StandardEnvelope | undefined;
}

export interface MockRequest {
  /** The path and the query of the request. */
  readonly url: string;
  readonly headers: Headers;
}

export interface Answer {
  readonly response: Encoded;
  /** What it is, for the log. */
  readonly label: string;
}

/** What answers requests, one after the other. Undefined: the request goes to the upstream server. */
export type Mock = (request: MockRequest) => Answer | undefined;

/** Makes a mock server's answers. Those that are chosen at random depend on the seed and the order of the requests. */
export function createMock(settings: MockSettings): Mock {
  const { catalog, choices, rate, seed, hasUpstream, envelope } = settings;
  const random = randomFrom(seed);
  let requests = 0;
  return ({ url, headers }) => {
    requests += 1;
    const send = (choice: Choice): Answer => answerOf(settings, choice, headers, `mock-${requests}`);
    const code = headerValue(headers, codeHeader);
    if (code !== undefined) return given(findError(catalog, code), send, 400);
    const path = hasUpstream ? undefined : pathOf(url);
    if (path?.startsWith("/errors/") === true) return given(findError(catalog, path.slice(8)), send, 404);
    if (path?.startsWith("/gateways/") === true)
      return given(findPage(catalog, path.slice(10)), (page) => send({ page }), 404);
    if (path === "/success") return success(settings);
    if (choices.length > 0) {
      // Both are drawn for each request, so that the rate does not change which choice a request gets.
      const [isChosen, index] = [random() < rate, Math.floor(random() * choices.length)];
      const choice = isChosen ? choices[index] : undefined;
      if (choice !== undefined) return send(choice);
      return hasUpstream ? undefined : success(settings);
    }
    return path === undefined ? undefined : list(catalog, envelope, path, headers);
  };
}

function answerOf(
  { catalog, retryAfter, envelope }: MockSettings,
  choice: Choice,
  headers: Headers,
  newId: string,
): Answer {
  if ("page" in choice) return { response: choice.page, label: `gateway page ${choice.page.name}` };
  const { module, entry } = choice;
  const { response } = fixtureOf(catalog, module, entry, {
    locale: headers.find(([name]) => name.toLowerCase() === "accept-language")?.[1],
    requestId: firstHeader(headers, catalog.envelope.headers.requestId) ?? newId,
    retryAfter: entry.retryable ? retryAfter : undefined,
    envelope,
  });
  return { response, label: `${idOf(entry)} ${entry.name}` };
}

function success({ catalog, envelope }: MockSettings): Answer {
  return { response: successFixture(catalog, envelope), label: "success" };
}

/** What was asked for, or the reason why there is no such thing. */
function given<Item>(found: Found<Item>, send: (item: Item) => Answer, status: number): Answer {
  if ("item" in found) return send(found.item);
  return { response: plain(status, `${found.problem}\n`, "text/plain; charset=utf-8"), label: found.problem };
}

function list(catalog: Catalog, envelope: StandardEnvelope | undefined, path: string, headers: Headers): Answer {
  const isPage = headerValue(headers, "accept")?.includes("text/html") === true;
  const [body, type] = isPage
    ? [listPage(catalog, envelope), "text/html; charset=utf-8"]
    : [listJson(catalog, envelope), "application/json"];
  return { response: plain(path === "/" ? 200 : 404, body, type), label: "the list" };
}

function plain(status: number, body: string, type: string): Encoded {
  return { status, headers: [["content-type", type]], body };
}

/** The decoded path of a request, empty if it cannot be decoded. */
function pathOf(url: string): string {
  try {
    return decodeURIComponent(url.split("?")[0] ?? "");
  } catch {
    return "";
  }
}
