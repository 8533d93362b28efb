import { describe, expect, it } from "vitest";
import { raisedFile } from "../../generator/conformance/raised.js";
import { sampleOf } from "../../generator/conformance/sample.js";
import { decodeResponse } from "../../generator/decode/response.js";
import { encode } from "../../generator/encode/encode.js";
import { acceptedLocale } from "../../generator/encode/language.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { carrierOf, isPublic, sentInstead } from "../../generator/model/sent.js";
import { crossSpecs } from "../support/cross.js";
import { envelopeSpecs } from "../support/envelopes.js";
import { catalogOf, seedCatalog } from "../support/catalog.js";

const envelopes = {
  "a code in the text":
    '{ success: { code: 0 }, code: /code, common: common, module-code: [{ at: /message, forms: ["({code})"] }], text: /message, request-id: /requestId }',
  "a code in a field":
    "{ success: { absent: /error }, code: [/error/code, /code], common: common, module-code: [{ at: /error/own }], text: [/error/message, /message], request-id: /id }",
  "a text beside the one with the code":
    '{ success: { absent: /error }, code: /error/code, common: common, module-code: [{ at: /error/own, forms: ["[{code}]"] }], text: /error/message }',
  "what must not be present":
    "{ success: { present: /data }, code: /code, common: common, module-code: [{ at: /own }], text: [/data/text, /text] }",
} as const;

function catalogWith(envelope: string): Catalog {
  return catalogOf(`errspec: 1
catalog: shop
title: Shop
locales: [en, zh]
server: { unexpected: Internal }
envelope: ${envelope}
modules:
  - module: common
    errors:
      - { code: 400, name: BadRequest, text: { en: Bad request., zh: 请求错误 }, kind: invalid_argument }
      - { code: 500, name: Internal, text: { en: Internal., zh: 内部错误 }, kind: internal }
  - module: orders
    carrier: { default: BadRequest }
    errors:
      - { code: 2001, name: Missing, text: { en: "No order {id}.", zh: "没有订单 {id}" }, kind: not_found, params: [{ name: id }] }
      - { code: 2002, name: Wrong, text: { en: Wrong., zh: 错 }, kind: invalid_argument, carrier: Internal }
      - { code: 2003, name: Secret, text: { en: "The disk of host db-7 is full.", zh: 磁盘满 }, kind: internal, audience: internal }
`);
}

it.each(Object.entries({ ...crossSpecs, ...envelopeSpecs }))("decodes every row of %s", (_, spec) => {
  expect(lostRows(catalogOf(spec))).toEqual([]);
});

it("decodes every row of the example", () => {
  expect(lostRows(seedCatalog())).toEqual([]);
});

it("sends the text of the source locale if a package has neither that locale nor the text in its own", () => {
  const catalog = catalogOf(`errspec: 1
catalog: shop
title: Shop
locales: [en, zh]
envelope: { code: /code, text: /text }
modules:
  - module: orders
    errors: [{ code: 2001, name: Missing, text: No order. }]
`);
  const [row = ""] = raisedFile("", catalog, ["zh"]).text.split("\n");
  expect(row).toContain('"body":"{\\"code\\":2001,\\"text\\":\\"No order.\\"}"');
});

it("has no rows for internal errors of a module that has nothing to send in their place", () => {
  const catalog = catalogOf(`errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code, text: /text }
modules:
  - module: jobs
    errors: [{ code: 1, name: Stuck, text: Stuck., audience: internal }]
`);
  expect(raisedFile("", catalog, ["en"]).text).toBe("");
});

it("depends on the texts of what is sent in place of other errors, even if it has no row of its own", () => {
  const errors = Array.from(
    { length: 300 },
    (_, index) => `{ code: ${index + 1}, name: E${index}, text: No ${index}. }`,
  );
  const spec = (unexpected: number): string => `errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code, text: /text }
server: { unexpected: E${unexpected} }
modules:
  - module: jobs
    errors: [${errors.join(", ")}]
`;
  const [{ entries } = { entries: [] }] = catalogOf(spec(0)).modules;
  const sampled = new Set(sampleOf(entries));
  const index = entries.findIndex((entry) => !sampled.has(entry));
  const { parts = [] } = raisedFile("", catalogOf(spec(index)), ["en"]);
  expect(parts).toHaveLength(2);
  for (const { reads } of parts) expect(reads).toContainEqual(expect.objectContaining({ name: `E${index}` }));
});

/** The rows of a catalog's `encode.jsonl` whose responses do not decode to the entry that was sent. */
function lostRows(catalog: Catalog): readonly string[] {
  const rows = raisedFile("", catalog, catalog.locales).text.trimEnd().split("\n");
  expect(rows.length).toBeGreaterThan(catalog.modules.length);
  return rows.filter((line) => {
    const { encode: asked, response } = JSON.parse(line) as {
      readonly encode: { readonly module: string; readonly code: string; readonly foreign?: true };
      readonly response: { readonly status: number; readonly headers: [string, string][]; readonly body: string };
    };
    const module = catalog.modules.find(({ id }) => id === asked.module);
    if (module === undefined) throw new Error(`${asked.module} is not a module`);
    const verdict = decodeResponse(catalog, module, response, () => 0);
    const sent = asked.foreign ? sentInstead(catalog, module) : module.entries.find(({ code }) => code === asked.code);
    return verdict.result !== "error" || verdict.entry !== sent;
  });
}

describe.each(Object.entries(envelopes))("with %s", (_, envelope) => {
  const catalog = catalogWith(envelope);
  const [common, orders] = catalog.modules;
  if (common === undefined || orders === undefined) throw new Error("the catalog has two modules");

  it.each([...common.entries, ...orders.entries].filter(isPublic))(
    "$module/$code is decoded from what is sent",
    (entry) => {
      for (const params of [undefined, { id: "(9999) 7" }, { id: '"\\\u0000\n\ud800' }]) {
        for (const detail of [undefined, "(2002) again", "[400] again", "text"]) {
          const raised = { module: orders, entry, params, detail, retryAfter: 1500 };
          const { status, headers, body } = encode(catalog, raised, { locale: "zh", requestId: "r-1" });
          const verdict = decodeResponse(catalog, orders, { body, status, headers }, () => 0);
          const code = (carrierOf(catalog, entry) ?? entry).code;
          const moduleCode = entry.module === "orders" ? entry.code : undefined;
          const requestId = catalog.envelope.requestId.length > 0 ? "r-1" : undefined;
          expect(verdict, body).toMatchObject({
            result: "error",
            code,
            moduleCode,
            requestId,
            entry,
            retryAfter: 2000,
          });
        }
      }
    },
  );

  it("sends nothing of what is internal or unexpected", () => {
    const secret = orders.entries.find(({ name }) => name === "Secret");
    for (const entry of [secret, undefined]) {
      const sent = encode(catalog, { module: orders, entry, detail: "db-7", params: { id: "db-7" } }, {});
      expect(JSON.stringify(sent)).not.toMatch(/db-7|2003/);
      expect(decodeResponse(catalog, orders, sent, () => 0)).toMatchObject({ code: "500", moduleCode: undefined });
    }
    expect(sentInstead(catalog, orders)?.name).toBe("Internal");
  });
});

it.each([
  ["", "en"],
  ["zh", "zh"],
  ["en-GB, zh;q=0.5", "en"],
  ["fr, zh;q=0.5, en;q=0.4", "zh"],
  ["en;q=0.1, zh;Q=0.9", "zh"],
  ["zh;q=0, *", "en"],
  ["zh;q=0.0000, en", "en"],
  ["zh;q=2", "en"],
  ["fr", "en"],
  [`${"fr,".repeat(32)}zh`, "en"],
  [`${"fr,".repeat(31)}zh`, "zh"],
])("Accept-Language: %s gives %s", (value, locale) => {
  expect(acceptedLocale(value, ["en", "zh"])).toBe(locale);
});
