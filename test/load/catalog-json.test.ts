import { describe, expect, it } from "vitest";
import { loadCatalogJson } from "../../generator/load/catalog-json.js";
import type { Loaded } from "../../generator/load/catalog.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { printJson } from "../../generator/render/json-layout.js";
import { catalogView, modulesView } from "../../generator/targets/catalog/view.js";
import { catalogOf } from "../support/catalog.js";

const load = (text: string): Loaded =>
  loadCatalogJson({ path: "old/catalog.json", source: "catalog.json", text }, { options: { go: {} } });
const view = (catalog: Catalog): object =>
  JSON.parse(printJson({ ...catalogView(catalog), modules: modulesView(catalog) })) as object;
const json = (catalog: Catalog): string => `${JSON.stringify(view(catalog), undefined, 1)}\n`;

/** A catalog with every optional part. */
const full = catalogOf(`errspec: 1
catalog: shop
name: Shop
title: { en: Shop, zh: 商店 }
description: What a shop says.
version: 2.1.0
locales: [en, zh]
fallback-locales: [zh]
docs: https://shop.example/{module}/{code}
message-tail: true
initialisms: [SKU]
envelope:
  success: { code: 0, absent: /error, present: /a~1b/c~0d }
  code: [/code, /error/code]
  common: all
  module-code: [{ at: /message, forms: ["({code})", "{code}:"] }, { at: /sub }]
  text: [/message, /error/message]
  request-id: /id
  headers:
    code: x-code
    request-id: [x-id, x-trace]
    retry-after: { header: x-wait, unit: milliseconds }
  status: entry
modules:
  - module: all
    success: { code: 0, name: Done, text: Done. }
    errors:
      - { code: 4000, name: Bad, text: Bad. }
  - module: orders
    title: Orders
    description: About orders.
    code-type: { kind: hex, bits: 16, signed: true }
    groups:
      paying: { title: Paying, range: 0x0010-0x001F }
      other: { title: Other }
    reserved:
      - { codes: [0x0001, 0x0020-0x002F], names: [OldName], reason: it was removed }
      - { names: [OlderName], reason: it was renamed }
    errors:
      - code: 0x0010
        name: CardDeclined
        aliases: [CardRefused]
        group: paying
        title: Declined
        text: { en: "The card {card} was declined.", zh: "卡 {card} 被拒绝。" }
        params: [{ name: card, type: string }, { name: tries, type: int }]
        kind: failed_precondition
        action: fix_request
        fallback: contact_support
        retryable: true
        effect: unknown
        http: 402
        since: 1.2.0
        deprecated: { since: 2.0.0, sunset: 2027-01-31, reason: too coarse, replaced-by: CardExpired }
        was: [{ text: The order is gone., until: 1.0.0 }]
        note: Ask the bank.
        causes: [The card has expired.]
        solutions: [Choose another card., Pay again.]
        otherwise: Contact the shop.
        links: [{ url: https://bank.example, title: The bank }]
        examples: ['{"code":4000,"sub":16}']
        x-owner: payments
      - { code: 0x0011, name: CardExpired, text: x }
`);

describe("a catalog.json", () => {
  it("loads as the catalog that it was generated from", () => {
    const { catalog, diagnostics } = load(json(full));
    expect(diagnostics).toEqual([]);
    expect(catalog && view(catalog)).toEqual({
      ...view(full),
      generatedBy: expect.stringContaining("catalog.json") as unknown,
    });
    const [all, orders] = catalog?.modules ?? [];
    expect(catalog).toMatchObject({
      options: { go: {} },
      lint: { preset: "standard", rules: {} },
      breaking: { rules: {}, failOn: undefined, categories: [] },
      file: "catalog.json",
    });
    expect(catalog?.envelope).toEqual(full.envelope);
    expect(all?.success).toMatchObject({
      kind: "unknown",
      action: "none",
      retryable: false,
      effect: "unknown",
      http: 500,
    });
    expect(orders).toMatchObject({ codeType: { kind: "hex", bits: 16, signed: true }, file: "catalog.json" });
    const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
    expect(plain(orders?.entries)).toEqual(plain(full.modules[1]?.entries));
    expect(plain(orders?.groups)).toEqual(plain(full.modules[1]?.groups));
    expect(plain(orders?.reserved)).toEqual(plain(full.modules[1]?.reserved));
  });

  it("gives the place of each value, by the keys of a spec", () => {
    const text = json(full);
    const { catalog } = load(text);
    const lines = text.split("\n");
    const [, orders] = catalog?.modules ?? [];
    const [entry] = orders?.entries ?? [];
    const line = (at: { readonly line: number } | undefined): string => lines[(at?.line ?? 0) - 1]?.trim() ?? "";
    expect(line(catalog?.at("catalog"))).toBe('"id": "shop",');
    expect(line(catalog?.at("version"))).toBe('"version": "2.1.0",');
    expect(line(catalog?.at("envelope", "text", 1))).toBe('"/error/message"');
    expect(line(orders?.at("module"))).toBe('"id": "orders",');
    expect(line(orders?.at("code-type", "bits"))).toBe('"bits": 16,');
    expect(line(orders?.at("errors", 1, "name"))).toBe('"name": "CardExpired",');
    expect(line(orders?.groups[1]?.at("id"))).toBe('"id": "other",');
    expect(line(orders?.reserved[1]?.at("reason"))).toBe('"reason": "it was renamed"');
    expect(line(entry?.at("code"))).toBe('"code": "0x0010",');
    expect(line(entry?.params[1]?.at("name"))).toBe('"name": "tries",');
    expect(line(catalog?.modules[0]?.success?.at("name"))).toBe('"name": "Done",');
    expect(entry?.at("code")).toMatchObject({ file: "old/catalog.json" });
    expect(catalog?.at()).toMatchObject({ line: 2 });
  });

  it("may have keys of a later version, and leave out empty ones", () => {
    const least = {
      formatVersion: 1,
      later: { more: true },
      id: "a",
      name: "Aa",
      title: { en: "A" },
      version: "1.0.0",
      locales: ["en"],
      envelope: { success: {}, code: ["/code"] },
      modules: [{ id: "m", name: "Mm", title: { en: "M" }, codeType: { kind: "int" }, entries: [], later: 1 }],
    };
    const { catalog, diagnostics } = load(JSON.stringify(least));
    expect(diagnostics).toEqual([]);
    expect(catalog).toMatchObject({ docs: undefined, description: {}, initialisms: [], locales: ["en"] });
    expect(catalog?.envelope).toEqual({
      success: { code: undefined, absent: undefined, present: undefined },
      code: [["code"]],
      common: undefined,
      moduleCode: [],
      text: [],
      requestId: [],
      headers: { code: [], requestId: [], retryAfter: [] },
      status: undefined,
    });
    expect(catalog?.modules).toMatchObject([{ groups: [], reserved: [], success: undefined, entries: [] }]);
  });
});

describe("an invalid catalog.json is reported with its place", () => {
  const problems = (text: string): string[] => {
    const { catalog, diagnostics } = load(text);
    expect(catalog).toBeUndefined();
    return diagnostics.map(({ rule, at }) => `${rule} ${at.file}:${at.line}:${at.column}`);
  };
  const text = json(full);

  it.each<[title: string, text: string, ...problems: string[]]>([
    ["a bracket that is not closed", '{"a": [', "yaml-syntax old/catalog.json:1:1", "yaml-syntax old/catalog.json:1:7"],
    ["YAML", "a: b\n", "json-syntax old/catalog.json:1:1"],
    ["nothing", "", "yaml-root old/catalog.json:1:1"],
    ["a list", "[]", "yaml-root old/catalog.json:1:1"],
    ["another format", text.replace('"formatVersion": 1', '"formatVersion": 2'), "invalid-value old/catalog.json:4:19"],
    ["a code of another type", text.replace('"code": "4000"', '"code": "4k"'), "canonical-code old/catalog.json:94:14"],
    ["a code in another spelling", text.replace('"0x0011"', '"0x11"'), "canonical-code old/catalog.json:254:14"],
    ["no version", text.replace('"version": "2.1.0",', ""), "missing-key old/catalog.json:2:2"],
    ["a day that there is not", text.replace("2027-01-31", "2026-02-31"), "invalid-value old/catalog.json:205:17"],
    ["a name that is none", text.replace('"name": "Bad"', '"name": "bad"'), "invalid-value old/catalog.json:95:14"],
  ])("%s", (_, text, ...expected) => {
    expect(problems(text)).toEqual(expected);
  });
});
