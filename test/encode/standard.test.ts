import { describe, expect, it } from "vitest";
import { raisedFile } from "../../generator/conformance/raised.js";
import { standardFile } from "../../generator/conformance/standard.js";
import { decodeResponse } from "../../generator/decode/response.js";
import { decodeStandard } from "../../generator/decode/standard.js";
import { encode } from "../../generator/encode/encode.js";
import type { Raised } from "../../generator/encode/encode.js";
import { encodeStandard } from "../../generator/encode/standard.js";
import { standardEnvelopes } from "../../generator/model/catalog.js";
import type { Catalog, StandardEnvelope } from "../../generator/model/catalog.js";
import { carrierOf, isPublic } from "../../generator/model/sent.js";
import { catalogOf } from "../support/catalog.js";
import { crossSpecs } from "../support/cross.js";
import { envelopeSpecs } from "../support/envelopes.js";

const shop = catalogOf(`errspec: 1
catalog: shop
title: Shop
locales: [en, zh]
docs: https://shop.example/errors#{code}
envelope:
  success: { absent: /error }
  code: /error/code
  common: common
  module-code: [{ at: /error/own }]
  text: /error/message
  request-id: /id
  params: /error/params
  field-errors: { at: /error/fields, field: /name, code: /why/code, text: /why/text }
  headers: { request-id: x-request-id }
envelopes: { problem: , grpc: { domain: shop.example }, json-rpc: , graphql: }
modules:
  - module: common
    errors:
      - { code: 400, name: BadRequest, text: { en: Bad request., zh: 请求错误 }, kind: invalid_argument }
      - { code: 500, name: Internal, text: { en: Internal., zh: 内部错误 }, kind: internal }
  - module: orders
    errors:
      - code: 2001
        name: TooMany
        text: { en: "{count} of {code}", zh: "{code}：{count}" }
        kind: resource_exhausted
        params: [{ name: code }, { name: count, type: int }, { name: price, type: float }, { name: paid, type: bool }, { name: card, sensitive: true }]
`);

const standard = (catalog: Catalog): readonly StandardEnvelope[] =>
  standardEnvelopes.map((id) => ({ id, domain: catalog.id }));

const hostile = ['(9999) 7 "\\', "\ud800\u0000\n", "</script>", "", "文字 😀"] as const;

describe.each(shop.envelopes)("in the envelope $id", (envelope) => {
  const [, orders] = shop.modules;
  const [entry] = orders?.entries ?? [];
  if (orders === undefined || entry === undefined) throw new Error("the catalog has two modules");

  it.each(hostile)("everything that %j is part of arrives", (text) => {
    for (const [count, price] of [
      [0, -0],
      [9_007_199_254_740_991, 1e21],
      [-1, 5e-324],
    ] as const) {
      const raised: Raised = {
        module: orders,
        entry,
        params: { code: text, count, price, paid: true, card: "4111" },
        detail: text,
        fieldErrors: [{ field: `f ${text}`, code: text, text }],
        retryAfter: 1500,
      };
      const sent = encodeStandard(shop, envelope, raised, { locale: "zh", requestId: "r-1" });
      expect(JSON.stringify(sent)).not.toContain("4111");
      const verdict = decodeStandard(shop, envelope, orders, sent, () => 0);
      const cleaned = text.toWellFormed().replaceAll("\u0000", " ").replaceAll("\n", " ").trim();
      expect(verdict, sent.body).toMatchObject({
        code: "400",
        moduleCode: "2001",
        entry,
        requestId: "r-1",
        params: { code: text.toWellFormed(), count, price: price === 0 ? 0 : price, paid: true },
        fieldErrors: [{ field: `f ${cleaned}`.trim(), code: cleaned === "" ? undefined : cleaned, text: cleaned }],
        retryAfter: 2000,
      });
      if (verdict.result !== "error") throw new Error("an error was sent");
      // From one envelope to any other, and back to the API's own.
      const again: Raised = { ...raised, ...verdict };
      for (const other of shop.envelopes) {
        const passed = encodeStandard(shop, other, again, { requestId: verdict.requestId });
        const received = decodeStandard(shop, other, orders, passed, () => 0);
        expect(received).toMatchObject({ params: verdict.params, fieldErrors: verdict.fieldErrors, requestId: "r-1" });
      }
      const own = encode(shop, again, { requestId: verdict.requestId });
      const { params, fieldErrors } = verdict;
      expect(decodeResponse(shop, orders, own, () => 0)).toMatchObject({ moduleCode: "2001", params, fieldErrors });
    }
  });
});

it("is what the standards say", () => {
  const [, orders] = shop.modules;
  const [entry] = orders?.entries ?? [];
  if (orders === undefined || entry === undefined) throw new Error("the catalog has two modules");
  const raised: Raised = {
    module: orders,
    entry,
    params: { code: "A", count: 3 },
    fieldErrors: [{ field: "/items", text: "Too many." }],
    retryAfter: 3000,
  };
  const sent = shop.envelopes.map((envelope) => encodeStandard(shop, envelope, raised, { requestId: "r-1" }));
  expect(sent.map(({ status, body }) => ({ status, body: JSON.parse(body) as object }))).toMatchInlineSnapshot(`
    [
      {
        "body": {
          "code": 400,
          "detail": "3 of A",
          "errors": [
            {
              "detail": "Too many.",
              "field": "/items",
            },
          ],
          "module": "orders",
          "moduleCode": 2001,
          "params": {
            "code": "A",
            "count": 3,
          },
          "requestId": "r-1",
          "retryable": false,
          "status": 429,
          "title": "TooMany",
          "type": "https://shop.example/errors#2001",
        },
        "status": 429,
      },
      {
        "body": {
          "code": 8,
          "details": [
            {
              "@type": "type.googleapis.com/google.rpc.ErrorInfo",
              "domain": "shop.example",
              "metadata": {
                "code": "400",
                "code_": "A",
                "count": "3",
                "module": "orders",
                "moduleCode": "2001",
              },
              "reason": "TOO_MANY",
            },
            {
              "@type": "type.googleapis.com/google.rpc.RequestInfo",
              "requestId": "r-1",
            },
            {
              "@type": "type.googleapis.com/google.rpc.RetryInfo",
              "retryDelay": "3s",
            },
            {
              "@type": "type.googleapis.com/google.rpc.BadRequest",
              "fieldViolations": [
                {
                  "description": "Too many.",
                  "field": "/items",
                },
              ],
            },
            {
              "@type": "type.googleapis.com/google.rpc.Help",
              "links": [
                {
                  "description": "TooMany",
                  "url": "https://shop.example/errors#2001",
                },
              ],
            },
            {
              "@type": "type.googleapis.com/google.rpc.LocalizedMessage",
              "locale": "en",
              "message": "3 of A",
            },
          ],
          "message": "3 of A",
        },
        "status": 429,
      },
      {
        "body": {
          "error": {
            "code": 400,
            "data": {
              "code": 400,
              "errors": [
                {
                  "detail": "Too many.",
                  "field": "/items",
                },
              ],
              "module": "orders",
              "moduleCode": 2001,
              "name": "TooMany",
              "params": {
                "code": "A",
                "count": 3,
              },
              "requestId": "r-1",
              "retryable": false,
            },
            "message": "3 of A",
          },
          "id": null,
          "jsonrpc": "2.0",
        },
        "status": 200,
      },
      {
        "body": {
          "data": null,
          "errors": [
            {
              "extensions": {
                "code": 400,
                "errors": [
                  {
                    "detail": "Too many.",
                    "field": "/items",
                  },
                ],
                "module": "orders",
                "moduleCode": 2001,
                "name": "TooMany",
                "params": {
                  "code": "A",
                  "count": 3,
                },
                "requestId": "r-1",
                "retryable": false,
              },
              "message": "3 of A",
            },
          ],
        },
        "status": 200,
      },
    ]
  `);
});

it.each(Object.entries({ ...crossSpecs, ...envelopeSpecs }))("every public error of %s arrives", (_, spec) => {
  const catalog = catalogOf(spec);
  for (const envelope of standard(catalog)) {
    for (const module of catalog.modules) {
      for (const entry of module.entries.filter(isPublic)) {
        const sent = encodeStandard(catalog, envelope, { module, entry }, { requestId: "r-1" });
        const carrier = carrierOf(catalog, entry);
        const code = (carrier ?? entry).code;
        if (envelope.id === "grpc" && [code, entry.code].some((one) => /^-?\d{16}$/.test(one))) continue;
        expect(
          decodeStandard(catalog, envelope, module, sent, () => 0),
          sent.body,
        ).toMatchObject({
          result: "error",
          code,
          moduleCode: carrier === undefined ? undefined : entry.code,
          entry,
          requestId: "r-1",
        });
      }
    }
  }
});

it("has rows of both sorts in every envelope", () => {
  const lines = standardFile(shop, ["en", "zh"], { client: true, server: true }).trimEnd().split("\n");
  const sorts = lines.map((line) => {
    const row = JSON.parse(line) as { readonly envelope: string; readonly verdict?: { readonly result: string } };
    return `${row.envelope} ${row.verdict?.result ?? "encode"}`;
  });
  for (const id of standardEnvelopes)
    for (const sort of ["encode", "success", "error", "invalid"]) expect(sorts).toContain(`${id} ${sort}`);
  expect(raisedFile("", shop, ["en", "zh"]).text).toContain('\\"fields\\":[{\\"name\\":\\"name\\"}]');
});
