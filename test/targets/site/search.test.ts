import { describe, expect, it } from "vitest";
import type { Item } from "../../../generator/targets/site/client/catalog.js";
import { createSearch } from "../../../generator/targets/site/client/search.js";

const item = (code: string, name: string, ...texts: string[]): Item => ({
  module: "orders",
  code,
  name,
  is: "error",
  group: undefined,
  action: "fix_request",
  fallback: undefined,
  effect: "none",
  kind: "not_found",
  http: 404,
  retryable: false,
  text: texts[0] ?? "",
  title: "",
  texts,
  aliases: [],
  path: "",
});

const search = createSearch([
  item("10", "CertificateExpired", "The certificate has expired.", "证书已过期"),
  item("101", "OrderClosed", "Every certificate of the order is closed.", "订单已关闭"),
  item("2", "ElephantLost", "The animal is 10 years old.", "大象丢失"),
]);
const found = (query: string): string[] => search.find(query).map(({ code }) => code);

describe("the search of the site", () => {
  it.each<[query: string, codes: string[]]>([
    ["10", ["10", "101"]],
    ["orders/2", ["2"]],
    ["order closed", ["101"]],
    ["certif", ["10", "101"]],
    ["certificte", ["10", "101"]],
    ["过期", ["10"]],
    ["期", ["10"]],
    ["证书过期", ["10"]],
    ["过期证书", ["10"]],
    ["过期 证书", ["10"]],
    ["已过期的证书", ["10"]],
    ["certfiicate exipred", ["10"]],
    ["CertificateExpiredError", ["10"]],
    ["OrdersCode.CertificateExpired", ["10"]],
    ["orders.CodeCertificateExpired", ["10"]],
    ["CERTIFICATE_EXPIRED", ["10"]],
    ["error code 101", ["101"]],
    ["404", ["10", "101", "2"]],
    ["nothing like it", []],
  ])("finds by %j", async (query, codes) => {
    await search.ready;
    expect(found(query)).toEqual(codes);
  });

  it("takes a letter for the beginning of a name, a code or a module", () => {
    expect(found("e")).toEqual(["2"]);
    expect(found("E")).toEqual(["2"]);
    expect(found("o")).toEqual(["10", "101", "2"]);
    expect(found("x")).toEqual([]);
  });

  it("goes on finding while the next word is typed", async () => {
    await search.ready;
    expect(found("certificate")).toEqual(["10", "101"]);
    expect(found("certificate e")).toEqual(["10", "101"]);
    expect(found("certificate ex")).toEqual(["10"]);
  });
});
