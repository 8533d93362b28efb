import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fixtureTemplate } from "../../generator/conformance/fixture-template.js";
import {
  exampleParams,
  fixtureOf,
  fixturesOf,
  sendable,
  successFixture,
} from "../../generator/conformance/fixtures.js";
import { decodeResponse } from "../../generator/decode/response.js";
import { decodeStandard } from "../../generator/decode/standard.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { isPublic, shownParams } from "../../generator/model/sent.js";
import { catalogOf, loadText, seedCatalog } from "../support/catalog.js";
import { crossSpecs } from "../support/cross.js";
import { envelopeSpecs } from "../support/envelopes.js";
import { standardSpecs } from "../support/standard.js";
import { root } from "../support/tools.js";

const cases = ["broken", "hostile", "one-layer", "options", "two-layers"].map((name): [string, Catalog] => {
  const { catalog } = loadText(readFileSync(join(root, "test", "cases", name, "spec.yaml"), "utf8"));
  if (catalog === undefined) throw new Error(`${name} has no catalog`);
  return [name, catalog];
});

const specs = Object.entries({ ...crossSpecs, ...envelopeSpecs }).map(([name, spec]): [string, Catalog] => {
  return [name, catalogOf(spec)];
});

const catalogs: readonly [string, Catalog][] = [["seed", seedCatalog()], ...cases, ...specs];

describe.each(catalogs)("the fixtures of %s", (name, catalog) => {
  it("are one for each public code, in every locale", () => {
    const codes = catalog.modules.flatMap(({ entries }) => entries.filter(isPublic));
    for (const locale of catalog.locales) {
      const fixtures = fixturesOf(catalog, { locale });
      expect(fixtures.map(({ entry }) => entry)).toEqual(codes);
    }
  });

  it("decode to their own codes", () => {
    const problems = fixturesOf(catalog, { requestId: "r-1" }).flatMap(({ problem = [] }) => problem);
    const lost = "the envelope has no place for the code 1: clients read only 1";
    expect(problems).toEqual(name === "broken" ? [lost] : []);
  });

  it("have a success that every module decodes to success", () => {
    const verdicts = catalog.modules.map((module) => decodeResponse(catalog, module, successFixture(catalog), () => 0));
    expect(verdicts.filter(({ result }) => result !== "success")).toEqual([]);
    const hasCondition = Object.values(catalog.envelope.success).some((condition) => condition !== undefined);
    expect(successFixture(catalog).status).toBe(hasCondition ? 200 : 204);
  });
});

const shop = (envelope: string): Catalog =>
  catalogOf(`errspec: 1
catalog: shop
title: Shop
locales: [en, zh]
envelope: ${envelope}
modules:
  - module: common
    errors:
      - { code: 400, name: BadRequest, text: { en: Bad request., zh: 请求错误 }, kind: invalid_argument }
  - module: orders
    errors:
      - code: 42
        name: Missing
        text: { en: "No order {order_id} among {count}, {share}, {open}: {token}.", zh: "没有订单 {order_id}" }
        kind: invalid_argument
        params:
          - { name: order_id }
          - { name: count, type: int }
          - { name: share, type: float }
          - { name: open, type: bool }
          - { name: token, sensitive: true }
      - { code: 43, name: Stuck, text: { en: Stuck., zh: 卡住 }, kind: internal, audience: internal }
`);

const layered = shop(
  '{ code: /code, common: common, module-code: [{ at: /message, forms: ["({code})"] }], text: /message }',
);

describe.each(Object.entries(standardSpecs))("the fixtures of %s in standard envelopes", (_, spec) => {
  const catalog = catalogOf(spec);

  it.each(catalog.envelopes)("decode to their own codes in $id", (envelope) => {
    const fixtures = fixturesOf(catalog, { envelope });
    expect(fixtures.flatMap(({ problem = [] }) => problem)).toEqual([]);
    for (const { module, entry, response } of fixtures) {
      const verdict = decodeStandard(catalog, envelope, module, response, () => 0);
      expect(verdict).toMatchObject({ result: "error", entry });
    }
    const success = successFixture(catalog, envelope);
    for (const module of catalog.modules) {
      expect(decodeStandard(catalog, envelope, module, success, () => 0)).toEqual({ result: "success" });
    }
  });

  it.each([undefined, ...catalog.envelopes])("have templates that values make the same bodies of: %j", (envelope) => {
    for (const { module, entry } of sendable(catalog)) {
      const values = Object.fromEntries(
        shownParams(entry).map(({ name, type }) => {
          return [`x_${name}`, { string: 'a "b" {x_id} \\ 文', int: -7, float: 0.25, bool: false }[type]];
        }),
      );
      const fixture = fixtureOf(catalog, module, entry, { envelope });
      const template = fixtureTemplate(catalog, fixture, { envelope }, (name) => `x_${name}`);
      const params = Object.fromEntries(Object.entries(values).map(([name, value]) => [name.slice(2), value]));
      const { response } = fixtureOf(catalog, module, entry, {
        envelope,
        params: { ...exampleParams(entry), ...params },
      });
      expect(JSON.stringify(filled(JSON.parse(template), values))).toBe(response.body);
    }
  });
});

/** What a test kit makes of a template. */
function filled(value: unknown, values: Readonly<Record<string, string | number | boolean>>): unknown {
  if (typeof value === "string")
    return value.replace(/\{(x_\w+)\}/g, (place, name: string) => String(values[name] ?? place));
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => filled(item, values));
  if ("$" in value) return values[String(value.$)];
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, values)]));
}

describe("the fixture of a code", () => {
  it("has example values for its params, but none for what is sensitive", () => {
    expect(fixturesOf(layered).at(-1)?.response).toEqual({
      status: 400,
      headers: [
        ["content-type", "application/json"],
        ["content-language", "en"],
        ["vary", "accept-language"],
      ],
      body: '{"code":400,"message":"(42)No order order_id-1 among 42, 1.5, true: {token}."}',
    });
  });

  it("is in the locale that is asked for, with the request ID and the delay", () => {
    const [, orders] = layered.modules;
    const [entry] = orders?.entries ?? [];
    if (orders === undefined || entry === undefined) throw new Error("the catalog has orders");
    const { response } = fixtureOf(layered, orders, entry, { locale: "fr, zh;q=0.5", retryAfter: 1500 });
    expect(response.body).toContain("没有订单 order_id-1");
    expect(response.headers).toContainEqual(["retry-after", "2"]);
  });

  it("states what clients read if the envelope cannot carry the code", () => {
    const problem = (envelope: string): string | undefined => fixturesOf(shop(envelope)).at(-1)?.problem;
    expect(
      problem('{ code: /code, common: common, module-code: [{ at: /text, forms: ["{code}:"] }], text: /text }'),
    ).toBe("no form of the envelope has room for the code 42: clients read only 400");
    expect(problem("{ code: /code, common: common, text: /text }")).toBe(
      "the envelope has no place for the code 42: clients read only 400",
    );
    expect(problem("{ success: { code: 42 }, status: 200, code: /code, text: /text }")).toBe(
      "the response with the code 42 reports success",
    );
    expect(problem("{ success: { present: /data }, code: /data/code, text: /text }")).toBe(
      "not a response of Shop: the body has no code: No order order_id-1 among 42, 1.5, true: {token}.",
    );
  });
});
