/**
 * Specs whose rows the oracle of standard envelopes answers, beside those that other tests have, and calls of the oracle.
 */

import type { Catalog } from "../../../generator/model/catalog.js";
import { catalogOf } from "../../support/catalog.js";
import { shopSpec } from "../../support/standard.js";
import { oracleServer } from "./adapter.js";
import { bytes } from "./fixtures.js";
import type { OracleResponse } from "./response.js";
import type { OracleServer } from "./sent.js";
import { receivedIn, type OracleStandard } from "./standard.js";

/** As long as a name can be. */
const LONG = `${"VeryLongName".repeat(5)}Ends`;

/** By name, the texts of specs. */
export const edgeSpecs: Readonly<Record<string, string>> = {
  "carriers, a replacement, fallback locales": `errspec: 1
catalog: edge
title: { en: Edge, de: Rand }
docs: https://edge.example/{module}/{name}?c={code}
locales: [en, zh-Hant, de]
fallback-locales: [de]
envelope:
  success: { code: 0 }
  code: /code
  common: base
  module-code: [{ at: /message, forms: ["({code})"] }]
  text: /message
  request-id: [/id, /meta/id]
  params: /data/params
  field-errors: { at: /data/errors, field: /field, text: /text }
  headers: { code: x-code, request-id: [x-id, x-trace], retry-after: [{ header: x-wait, unit: milliseconds }] }
  status: 200
envelopes: { grpc: , problem: , graphql: , json-rpc: }
server: { unexpected: Oops }
modules:
  - module: base
    errors:
      - { code: -32001, name: Refused, text: Refused., kind: permission_denied, action: retry }
      - { code: -31999, name: Oops, text: { en: Oops., de: Hoppla. }, kind: unknown }
      - { code: 9007199254740991, name: Limit, text: { en: "Limit {at}.", zh-Hant: "上限{at}。" }, kind: data_loss, params: [{ name: at, type: int }] }
      - { code: 503, name: Busy, text: Busy., kind: unavailable, action: back_off }
  - module: parts
    carrier: { unauthenticated: Limit, default: Refused }
    errors:
      - { code: 1, name: ${LONG}, text: "{code} {constructor}{code}", kind: unauthenticated, params: [{ name: code, type: bool }, { name: constructor, type: float }] }
      - { code: 2, name: Carried, text: { en: Carried., de: Getragen. }, kind: already_exists, carrier: Busy, action: already_done }
      - { code: 3, name: Kept, text: Kept., kind: aborted, effect: done, audience: internal }
      - { code: 4, name: HttpUrl2Gone, text: { en: "{a}{b}{c}{{d}}{e}", zh-Hant: "{e}{d}" }, kind: unimplemented, params: [{ name: a }, { name: b, type: int }, { name: c, type: float }, { name: d, type: bool }, { name: e, sensitive: true }] }
  - module: words
    code-type: dotted
    errors:
      - { code: Words.Gone, name: WordsGone, text: Gone., kind: cancelled }
      - { code: "7", name: Seven, text: Seven., kind: deadline_exceeded }
`,
  "a common module without a fitting entry": `errspec: 1
catalog: bare
title: Bare
locales: [en]
envelope: { success: { absent: /error }, code: /error/code, common: base, module-code: [{ at: /error/own }], text: /error/message }
envelopes: { problem: , grpc: }
modules:
  - module: base
    code-type: string
    errors:
      - { code: h, name: Hidden, text: Hidden., kind: data_loss, audience: internal }
      - { code: n, name: Missing, text: Missing., kind: not_found }
      - { code: c, name: Clash, text: Clash., kind: aborted }
  - module: parts
    code-type: { kind: hex, bits: 8 }
    carrier: { not_found: Clash }
    errors:
      - { code: 0x01, name: Down, text: Down., kind: unavailable }
      - { code: 0x02, name: Absent, text: Absent., kind: not_found }
      - { code: 0x03, name: Secret, text: Secret., kind: not_found, audience: internal }
      - { code: 0xFF, name: Full, text: Full., kind: resource_exhausted }
`,
  "a replacement in each module": `errspec: 1
catalog: two
title: Two
locales: [en]
envelope: { success: { absent: /error }, code: /error, text: /message }
envelopes: { problem: , json-rpc: }
server: { unexpected: Failed }
modules:
  - module: left
    errors:
      - { code: 1, name: Bad, text: Bad., kind: internal }
      - { code: 9, name: Failed, text: Failed., kind: not_found }
      - { code: 2, name: Secret, text: Secret., kind: not_found, audience: internal }
  - module: right
    code-type: string
    errors:
      - { code: f, name: Failed, text: Failed., kind: internal }
      - { code: s, name: Hidden, text: Hidden., kind: not_found, audience: internal }
`,
  "a module of each type side by side": `errspec: 1
catalog: sides
title: Sides
locales: [zh, en-GB, en]
envelope: { success: { present: /result }, code: /error/code, text: /error/message, request-id: /error/id, field-errors: { at: /error/0, field: /f/0, code: /c } }
envelopes: { json-rpc: , grpc: { domain: a.example }, graphql: , problem: }
modules:
  - module: whole
    errors:
      - { code: -32768, name: First, text: { zh: 一, en-GB: Colour., en: Color. }, kind: out_of_range }
      - { code: -32769, name: Before, text: { zh: 二 }, kind: data_loss, params: [{ name: module_code }, { name: module, type: int }] }
      - { code: 0, name: Zero, text: { zh: 零 }, kind: cancelled }
  - module: wide
    code-type: { kind: hex, bits: 32 }
    errors:
      - { code: 0xFFFFFFFF, name: Last, text: { zh: "{x}" }, kind: unauthenticated, params: [{ name: x, type: bool, sensitive: true }] }
  - module: base
    code-type: sqlstate
    errors:
      - { code: "23505", name: Unique, text: { zh: 唯一 }, kind: already_exists }
`,
};

export const SHOP_CATALOG = catalogOf(shopSpec);
export const EDGE_CATALOG = edgeCatalog("carriers, a replacement, fallback locales");
export const SIDES_CATALOG = edgeCatalog("a module of each type side by side");

function edgeCatalog(name: string): Catalog {
  const text = edgeSpecs[name];
  if (text === undefined) throw new Error(`no spec ${name}`);
  return catalogOf(text);
}

/** The catalog as the oracle takes it, for calls of a module. */
export function serverOf(catalog: Catalog, called: string): OracleServer {
  const module = catalog.modules.find(({ id }) => id === called);
  if (module === undefined) throw new Error(`unknown module ${called}`);
  return oracleServer(catalog, module);
}

export const SHOP = serverOf(SHOP_CATALOG, "orders");
export const EDGE = serverOf(EDGE_CATALOG, "parts");

/** What an invalid response has. */
export const invalid = (reason: string): object => ({ result: "invalid", reason });

/** A response, of which all but the body may be missing. */
export type Given = Partial<Omit<OracleResponse, "body">> & { readonly body: string };

/** The response with a body, by default one of orders with the status 400. */
export function inputOf({ body, ...given }: Given): OracleResponse {
  return { module: "orders", status: 400, headers: [], ...given, body: bytes(body) };
}

/** The answer to a response, as a value. */
export function answer(envelope: OracleStandard, given: Given, { catalog, domain }: OracleServer = SHOP): unknown {
  return JSON.parse(receivedIn(catalog, envelope, inputOf(given), domain));
}

/** A body of gRPC, with an ErrorInfo of the shop after other details. */
export function grpc(metadata: object, ...details: readonly unknown[]): string {
  const info = { "@type": "x/google.rpc.ErrorInfo", domain: "shop.example", metadata: { code: "400", ...metadata } };
  return JSON.stringify({ code: 3, message: "m", details: [...details, info] });
}
