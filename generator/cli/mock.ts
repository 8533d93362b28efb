import { randomInt } from "node:crypto";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { fixtureOf, sendable } from "../conformance/fixtures.js";
import { visible } from "../diagnostic/visible.js";
import { findEnvelope, findError, findPage, idOf, pagesOf } from "../mock/find.js";
import type { Found } from "../mock/find.js";
import { createMock } from "../mock/mock.js";
import type { Answer, Choice, Mock } from "../mock/mock.js";
import type { Catalog, StandardEnvelope } from "../model/catalog.js";
import { UsageError } from "./exit.js";
import type { ExitCode } from "./exit.js";
import { addressOf, listen, untilInterrupted } from "./loopback.js";
import { openSpec } from "./open.js";
import { print, printError } from "./output.js";
import { headerPairs, passOn } from "./pass-on.js";

export interface MockFlags {
  readonly spec: string;
  /** Codes or names. */
  readonly code: readonly string[];
  /** Names of gateway pages, or `any`. */
  readonly gateway: readonly string[];
  /** A standard envelope of the spec. */
  readonly envelope: string | undefined;
  readonly rate: number | undefined;
  readonly upstream: URL | undefined;
  /** 0 picks a free port. */
  readonly port: number;
  readonly seed: number | undefined;
  /** In seconds. */
  readonly retryAfter: number | undefined;
}

/** Answers requests with the errors of a catalog until it is interrupted. */
export async function mockCommand(flags: MockFlags): Promise<ExitCode> {
  const opened = await openSpec(flags.spec);
  if (opened === undefined) return 1;
  const { catalog } = opened;
  const { upstream, port, retryAfter, seed = randomInt(2 ** 31) } = flags;
  const envelope = flags.envelope === undefined ? undefined : required(findEnvelope(catalog, flags.envelope));
  const choices = choicesOf(catalog, flags, envelope);
  const rate = flags.rate ?? (upstream === undefined ? 1 : 0.1);
  const mock = createMock({
    catalog,
    choices,
    rate,
    seed,
    hasUpstream: upstream !== undefined,
    retryAfter: retryAfter === undefined ? undefined : retryAfter * 1000,
    envelope,
  });
  const server = await listen(createServer(handler(mock, upstream)), port);
  print(`the mock server is at ${addressOf(server)}/ until you press Ctrl-C`);
  if (upstream !== undefined) print(`${visible(upstream.href)} answers the rest`);
  if (choices.length > 1 || rate < 1)
    print(`${Math.round(1000 * rate) / 10} % of requests get an error; --seed ${seed} chooses the same again`);
  return untilInterrupted(server);
}

/** What requests get that do not choose. Without any, and without a rate or a server for the rest, they get the list. */
function choicesOf(
  catalog: Catalog,
  { code, gateway, rate, upstream }: MockFlags,
  envelope: StandardEnvelope | undefined,
): readonly Choice[] {
  const pages = gateway.includes("any") ? pagesOf(catalog) : gateway.map((name) => required(findPage(catalog, name)));
  const errors = code.map((id) => required(findError(catalog, id)));
  for (const { module, entry } of errors) {
    const { problem } = fixtureOf(catalog, module, entry, { envelope });
    if (problem !== undefined) printError(`errspec: ${idOf(entry)}: ${problem}`);
  }
  const chosen = [...errors, ...pages.map((page) => ({ page }))];
  return chosen.length === 0 && (rate ?? upstream) !== undefined ? sendable(catalog) : chosen;
}

function required<Item>(found: Found<Item>): Item {
  if ("item" in found) return found.item;
  throw new UsageError(found.problem);
}

/** Answers requests, and prints a line for each. */
function handler(mock: Mock, upstream: URL | undefined): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const { method = "", url = "/", rawHeaders } = request;
    const log = (status: number, label: string): void => print(`${method} ${visible(url)} ${status} ${label}`);
    const answer = mock({ url, headers: headerPairs(rawHeaders) });
    if (answer !== undefined) {
      send(answer, method, response);
      log(answer.response.status, answer.label);
    } else if (upstream !== undefined) {
      void passOn(upstream, request, response).then((status) => log(status, upstream.origin));
    }
  };
}

function send({ response: { status, headers, body } }: Answer, method: string, response: ServerResponse): void {
  const isSized = status >= 200 && status !== 204 && status !== 304;
  const others = headers.filter(([name]) => name.toLowerCase() !== "content-length");
  const length = isSized ? ["content-length", String(Buffer.byteLength(body))] : [];
  response.writeHead(status, [...others.flat(), ...length]);
  response.end(method === "HEAD" ? undefined : body);
}
