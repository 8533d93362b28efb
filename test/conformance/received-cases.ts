import { gatewayPages } from "../../generator/conformance/gateways.js";
import {
  contentTypes,
  delayDates,
  delayNumbers,
  excerptHazards,
  rowTime,
  statusesByKind,
  valueHazards,
} from "../../generator/conformance/header-hazards.js";
import { response } from "../../generator/conformance/response.js";
import type { RowRetry } from "../../generator/conformance/retry-cases.js";
import type { Headers } from "../../generator/decode/header.js";
import { decodeResponse } from "../../generator/decode/response.js";
import { retryDecision } from "../../generator/decode/retry.js";
import { decisionText, responseText } from "../../generator/decode/verdict-text.js";
import { commonModule } from "../../generator/model/catalog.js";
import type { Catalog, Module } from "../../generator/model/catalog.js";
import { mutated, randomBodies } from "./bodies.js";
import type { Random } from "./bodies.js";
import { received } from "./oracle/oracle.js";
import { json, oracleOf, sentBody } from "./random-cases.js";
import type { Case } from "./random-cases.js";

/** Endless responses for a catalog, each module in turn. About a third of them ask for a decision on a retry. */
export function* randomReceived(catalog: Catalog, random: Random): Generator<Case> {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const streams = catalog.modules.map((module) => ({
    module,
    bodies: receivedBodies(catalog, module, random),
    statuses: [200, 200, 204, 205, ...module.entries.slice(0, 8).map(({ http }) => http), ...statusesByKind],
  }));
  for (;;) {
    for (const { module, bodies, statuses } of streams) {
      const body = bodies.next().value as string | Uint8Array;
      const now = random(8) === 0 ? random(2_000_000_000) * 1000 + random(1000) : rowTime + random(2000) - 1000;
      const given = { module, body, status: pick(statuses), headers: randomHeaders(catalog, module, random, now), now };
      yield receivedCase(catalog, random(3) === 0 ? { ...given, retry: randomRetry(random) } : given);
    }
  }
}

interface Given {
  readonly module: Module;
  readonly body: string | Uint8Array;
  readonly status: number;
  readonly headers: Headers;
  readonly now: number;
  readonly retry?: RowRetry;
}

function receivedCase(catalog: Catalog, { module, status, headers, now, retry, ...rest }: Given): Case {
  const body = typeof rest.body === "string" ? rest.body.toWellFormed() : rest.body;
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const verdict = decodeResponse(catalog, module, { body, status, headers }, () => now);
  const row = `"module":${json(module.id)},${sentBody(body)},"status":${status},"headers":${json(headers)},"now":${now}`;
  return {
    line: `{${row}${retry === undefined ? "" : `,"retry":${json(retry)}`}}`,
    tool:
      retry === undefined
        ? responseText(verdict)
        : decisionText(retryDecision(verdict, { ...retry, random: () => retry.random })),
    oracle: received(oracleOf(catalog, module), {
      ...{ module: module.id, body: bytes, status, headers, now },
      ...(retry === undefined ? {} : { retry }),
    }),
  };
}

/** Bodies as `decode` is tried with, and empty ones, pages, and texts that an excerpt could show otherwise. */
function* receivedBodies(catalog: Catalog, module: Module, random: Random): Generator<string | Uint8Array> {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const pages = gatewayPages('{"code":1}').map(({ body }) => body);
  const excerpts = excerptHazards();
  const blanks = ["", "", "\ufeff", " ", " \r\n\t", "\ufeff ", "\u00a0", "\u000b", "\ufeff\ufeff", "{}", "[]", "null"];
  for (const body of randomBodies(catalog, module, random)) {
    switch (random(6)) {
      case 0:
        yield random(2) === 0 ? pick(blanks) : new TextEncoder().encode(pick(blanks));
        break;
      case 1:
        yield random(2) === 0 ? pick(pages) : mutated(pick(pages), random);
        break;
      case 2: {
        const text = pick(excerpts);
        yield typeof text === "string" ? mutated(text, random) : text.slice(random(4), text.length - random(4));
        break;
      }
      case 3:
        yield response(catalog, { message: "m", ...(random(2) === 0 ? { code: "null" } : {}) });
        break;
      default:
        yield body;
    }
  }
}

/** A few headers: those of the spec, others that matter, and some that look like them. */
function randomHeaders(catalog: Catalog, module: Module, random: Random, now: number): Headers {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const { headers } = catalog.envelope;
  const { success, entries } = commonModule(catalog) ?? module;
  const codes = [...entries, ...module.entries].map(({ code }) => code);
  const code = (): string => (random(4) === 0 ? (success?.code ?? catalog.envelope.success.code ?? "0") : pick(codes));
  const moment = (): number => Math.floor(now / 1000) + random(40) - 10;
  const delay = (): string => {
    const date = new Date(moment() * 1000).toUTCString();
    return pick([String(random(400)), String(moment()), date, pick(delayNumbers), pick(delayDates)]);
  };
  const kinds: (readonly [names: readonly string[], value: () => string])[] = [
    [headers.code, code],
    [headers.requestId, () => pick(valueHazards("id-1"))],
    [["retry-after", ...headers.retryAfter.map(({ header }) => header)], delay],
    [["content-type"], () => pick(contentTypes)],
    [["x-other", "retry_after", "content-type-x"], delay],
  ];
  const found = new Map<string, readonly [string, string]>();
  for (const [names, value] of kinds) {
    for (const name of names) {
      if (random(2) === 0) continue;
      const text = random(6) === 0 ? mutated(value(), random) : value();
      const spelled = random(12) === 0 ? name.replace("s", "\u017f").replace("k", "\u212a") : respelled(name, random);
      found.set(name, [spelled, text.toWellFormed()]);
    }
  }
  const list = [...found.values()];
  const first = random(Math.max(1, list.length));
  return [...list.slice(first), ...list.slice(0, first)];
}

function respelled(name: string, random: Random): string {
  if (random(2) === 0) return name;
  return Array.from(name, (letter) => (random(2) === 0 ? letter.toUpperCase() : letter)).join("");
}

function randomRetry(random: Random): RowRetry {
  const most = random(4) === 0 ? { maxAttempts: random(80) - 2 } : {};
  const longest = random(3) === 0 ? { maxElapsed: random(random(2) === 0 ? 2000 : 100_000) } : {};
  if (random(4) === 0) {
    // Often exactly at a half of a millisecond, or at the limit of the time.
    const elapsed = 500 * random(5);
    return { idempotent: true, attempt: random(3), elapsed, random: random(8) / 8, maxElapsed: 500 * random(8) };
  }
  return {
    idempotent: random(4) > 0,
    attempt: random(10) === 0 ? random(1200) - 2 : random(7),
    elapsed: random(random(2) === 0 ? 400_000 : 3000) - 500,
    random: random(2) === 0 ? random(1_000_000) / 1_000_000 : random(2 ** 30) / 2 ** 30,
    ...most,
    ...longest,
  };
}
