import { localeTags } from "../../generator/conformance/locales.js";
import { decode } from "../../generator/decode/decode.js";
import { ascii, verdictText } from "../../generator/decode/verdict-text.js";
import { textIn } from "../../generator/model/catalog.js";
import type { Catalog, Entry, Module } from "../../generator/model/catalog.js";
import { closestLocale } from "../../generator/model/locale.js";
import { mutated, randomBodies } from "./bodies.js";
import type { Random } from "./bodies.js";
import { oracleCatalog } from "./oracle/adapter.js";
import { localized, verdict } from "./oracle/oracle.js";

/** A case as a program under test reads it (section 7 of both contracts), and the answers of our decoders. */
export interface Case {
  readonly line: string;
  readonly tool: string;
  readonly oracle: string;
}

// prettier-ignore
const statuses = [undefined, undefined, undefined, 100, 200, 201, 204, 205, 299, 300, 304, 399, 400, 404, 408, 429, 500, 502, 503, 504, 599];

/** Endless cases for a catalog, each module in turn. */
export function* randomCases(catalog: Catalog, random: Random): Generator<Case> {
  const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const streams = catalog.modules.map((module) => ({ module, bodies: randomBodies(catalog, module, random) }));
  const tags = [...localeTags, ...catalog.locales, ...catalog.locales.map((locale) => `${locale}-x-y`)];
  for (;;) {
    for (const { module, bodies } of streams) {
      const body = bodies.next().value as string | Uint8Array;
      yield decodeCase(catalog, module, body, pick(statuses));
      if (random(10) > 0) continue;
      const tag = random(2) === 0 ? pick(tags) : mutated(pick(tags), random);
      yield localeCase(catalog, module, pick(module.entries), tag.toWellFormed());
    }
  }
}

export function decodeCase(catalog: Catalog, module: Module, given: string | Uint8Array, status?: number): Case {
  // A lone surrogate cannot be sent as UTF-8: its replacement arrives and is decoded.
  const body = typeof given === "string" ? given.toWellFormed() : given;
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const withStatus = status === undefined ? {} : { status };
  return {
    line: `{"module":${json(module.id)},${sentBody(body)}${status === undefined ? "" : `,"status":${status}`}}`,
    tool: verdictText(decode(catalog, module, body, status)),
    oracle: verdict(oracleOf(catalog, module), { module: module.id, body: bytes, ...withStatus }),
  };
}

function localeCase(catalog: Catalog, module: Module, { code, text }: Entry, tag: string): Case {
  const answer = (found: string): string => `{"text":${json(found)}}`;
  return {
    line: `{"locale":${json(tag)},"module":${json(module.id)},"code":${json(code)}}`,
    tool: answer(textIn(text, closestLocale(tag, catalog.locales), catalog)),
    oracle: answer(localized(oracleOf(catalog, module), module.id, code, tag)),
  };
}

const oracles = new WeakMap<Module, ReturnType<typeof oracleCatalog>>();

/** The catalog as the oracle takes it, for calls of a module. */
export function oracleOf(catalog: Catalog, module: Module): ReturnType<typeof oracleCatalog> {
  let oracle = oracles.get(module);
  if (oracle === undefined) oracles.set(module, (oracle = oracleCatalog(catalog, module)));
  return oracle;
}

/** A body as a case has it. */
export function sentBody(body: string | Uint8Array): string {
  return typeof body === "string" ? `"body":${json(body)}` : `"body64":"${Buffer.from(body).toString("base64")}"`;
}

export function json(value: unknown): string {
  return ascii(JSON.stringify(value));
}
