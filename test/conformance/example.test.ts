import { describe, expect, it } from "vitest";
import { shownResponses } from "../../generator/conformance/shown-responses.js";
import { decode } from "../../generator/decode/decode.js";
import { decodeStandard } from "../../generator/decode/standard.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { catalogOf, seedCatalog } from "../support/catalog.js";
import { envelopeSpecs } from "../support/envelopes.js";

const catalogs: Readonly<Record<string, () => Catalog>> = {
  seed: seedCatalog,
  ...Object.fromEntries(Object.entries(envelopeSpecs).map(([name, spec]) => [name, () => catalogOf(spec)])),
};

describe.each(Object.entries(catalogs))("the response that docs show of each entry: %s", (_, load) => {
  it("decodes to that entry", () => {
    const catalog = load();
    for (const module of catalog.modules) {
      for (const entry of module.entries) {
        const [own] = shownResponses(catalog, module, entry, catalog.locales[0]);
        if (own === undefined) throw new Error(`${module.id}/${entry.code} has none`);
        expect(decode(catalog, module, own.body), own.body).toMatchObject({
          result: "error",
          entry: { code: entry.code },
        });
      }
    }
  });
});

const shop = (more: string): Catalog =>
  catalogOf(`errspec: 1
catalog: shop
title: Shop
locales: [en, zh]
envelope: { code: /code, text: /message, request-id: /id, params: /params, headers: { request-id: x-id } }
envelopes: { problem: null, grpc: null }
modules:
  - module: orders
    success: { code: 0, name: Fine, text: { en: Fine, zh: 好 } }
    errors:
      - code: 1
        name: TooMany
        text: { en: "At most {limit}", zh: "最多 {limit}" }
        kind: resource_exhausted
        action: back_off
        params: [{ name: limit, type: int }, { name: card, type: string, sensitive: true }]
      - { code: 2, name: Secret, text: { en: Secret, zh: 秘密 }, kind: internal${more} }
`);

describe("the responses that docs show", () => {
  const catalog = shop(", audience: internal");
  const [module] = catalog.modules;
  const [entry, internal] = module?.entries ?? [];
  if (module === undefined || entry === undefined || internal === undefined) throw new Error("the spec has two errors");

  it("are those of the encoders, in the locale, with the headers that matter", () => {
    expect(
      shownResponses(catalog, module, entry, "zh").map(({ envelope, status, headers }) => [envelope, status, headers]),
    ).toEqual([
      [
        undefined,
        429,
        [
          ["retry-after", "1"],
          ["x-id", "req-1"],
        ],
      ],
      [
        "problem",
        429,
        [
          ["content-type", "application/problem+json"],
          ["retry-after", "1"],
          ["x-id", "req-1"],
        ],
      ],
      [
        "grpc",
        429,
        [
          ["retry-after", "1"],
          ["x-id", "req-1"],
        ],
      ],
    ]);
    const [own, problem] = shownResponses(catalog, module, entry, "zh");
    expect(own?.body).toBe('{"code":1,"message":"最多 42","id":"req-1","params":{"limit":42}}');
    const [standard] = catalog.envelopes;
    if (problem === undefined || standard === undefined) throw new Error("there are problem details");
    expect(decodeStandard(catalog, standard, module, problem, () => 0)).toMatchObject({ entry: { name: "TooMany" } });
  });

  it("are none for success, for internal codes, and where clients read another code", () => {
    expect(module.success && shownResponses(catalog, module, module.success, "en")).toEqual([]);
    expect(shownResponses(catalog, module, internal, "en")).toEqual([]);
    const layered = catalogOf(`errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code, common: shared }
envelopes: { problem: null }
modules:
  - { module: shared, errors: [{ code: 1, name: Bad, text: Bad }] }
  - { module: orders, errors: [{ code: 7, name: Lost, text: Lost }] }
`);
    const [, orders] = layered.modules;
    const [lost] = orders?.entries ?? [];
    const shown = orders && lost && shownResponses(layered, orders, lost, "en");
    expect(shown?.map(({ envelope }) => envelope)).toEqual(["problem"]);
  });
});
