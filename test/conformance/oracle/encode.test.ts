import { describe, expect, test } from "vitest";
import { catalogOf } from "../../support/catalog.js";
import { standardSpecs } from "../../support/standard.js";
import type { Catalog } from "../../../generator/model/catalog.js";
import { encodedIn } from "./encode.js";
import { bytes } from "./fixtures.js";
import type { OracleHeaderList } from "./header.js";
import type { OracleEncode } from "./sent.js";
import { EDGE_CATALOG, edgeSpecs, serverOf, SHOP_CATALOG, SIDES_CATALOG } from "./standard-fixtures.js";
import { receivedIn, type OracleStandard } from "./standard.js";

/** What a row of `envelopes.jsonl` says is sent. */
interface Response {
  readonly status: number;
  readonly headers: OracleHeaderList;
  readonly body: string;
}

function response(catalog: Catalog, envelope: OracleStandard, input: OracleEncode): Response {
  return JSON.parse(encodedIn(serverOf(catalog, input.module), envelope, input)) as Response;
}

const TOO_MANY: OracleEncode = { module: "orders", code: "2001" };

describe("section 2", () => {
  test("a problem has all members but the name", () => {
    const params = { card: "1234", paid: false, count: -0, code: "\ud800{count}", price: 1e21, other: 1 };
    const fieldErrors = [{ field: "f", code: "c", text: "t" }, { field: "g" }];
    const input = { ...TOO_MANY, params, fieldErrors, retryAfter: 1, requestId: "r-1", locale: "zh-CN" };
    expect(response(SHOP_CATALOG, "problem", input)).toEqual({
      status: 429,
      headers: [
        ["content-type", "application/problem+json"],
        ["content-language", "zh"],
        ["vary", "accept-language"],
        ["retry-after", "1"],
        ["x-request-id", "r-1"],
      ],
      body:
        '{"type":"https://shop.example/errors#2001","title":"TooMany","status":429,"detail":"\ufffd{count}：0",' +
        '"code":400,"moduleCode":2001,"module":"orders","retryable":false,"requestId":"r-1",' +
        '"params":{"code":"\ufffd{count}","count":0,"price":1e+21,"paid":false},' +
        '"errors":[{"field":"f","code":"c","detail":"t"},{"field":"g"}]}',
    });
  });

  test("the details of gRPC, in their order", () => {
    const params = { code: "c", count: 1, paid: true };
    const fieldErrors = [{ field: "f", code: "c", text: " " }];
    const input = { ...TOO_MANY, params, fieldErrors, retryAfter: 1500, requestId: "r-1" };
    const type = '{"@type":"type.googleapis.com/google.rpc.';
    expect(response(SHOP_CATALOG, "grpc", input).body).toBe(
      `{"code":8,"message":"1 of c","details":[${type}ErrorInfo","reason":"TOO_MANY","domain":"shop.example",` +
        '"metadata":{"code":"400","moduleCode":"2001","module":"orders","code_":"c","count":"1","paid":"true"}},' +
        `${type}RequestInfo","requestId":"r-1"},${type}RetryInfo","retryDelay":"1.500s"},` +
        `${type}BadRequest","fieldViolations":[{"field":"f","reason":"c"}]},` +
        `${type}Help","links":[{"description":"TooMany","url":"https://shop.example/errors#2001"}]},` +
        `${type}LocalizedMessage","locale":"en","message":"1 of c"}]}`,
    );
  });

  test("a detail of blanks is a detail, but the text is empty", () => {
    const { body, headers } = response(SHOP_CATALOG, "grpc", { ...TOO_MANY, detail: " \t\n\u007f" });
    expect(body).toContain('"message":"","details"');
    expect(body).not.toContain("LocalizedMessage");
    expect(headers.map(([name]) => name)).toEqual(["content-type", "vary"]);
  });

  test.each<readonly [detail: string, text: string]>([
    ["\u0000 a\u0000b\t", "a b"],
    ["\u00a0a\u0085", "\u00a0a\u0085"],
    ["\ud800", "\ufffd"],
    ["\u{1f600}".repeat(4097), "\u{1f600}".repeat(4096)],
    [`${"a".repeat(4095)} b`, "a".repeat(4095)],
    [`${" ".repeat(9)}${"a".repeat(4096)}`, "a".repeat(4096)],
  ])("the text of %j", (detail, text) => {
    const { body } = response(SHOP_CATALOG, "graphql", {
      ...TOO_MANY,
      detail,
      fieldErrors: [{ field: detail, code: detail }],
    });
    expect(JSON.parse(body)).toMatchObject({
      errors: [{ message: text, extensions: { errors: [{ field: text, code: text }] } }],
    });
  });

  test("a field error without a field counts among the first hundred", () => {
    const fieldErrors = [
      ...Array.from({ length: 99 }, () => ({ field: "\n" })),
      { field: "a", code: " " },
      { field: "b" },
    ];
    const { body } = response(SHOP_CATALOG, "json-rpc", { ...TOO_MANY, fieldErrors });
    expect(body).toContain('"errors":[{"field":"a"}]}');
  });

  test.each<readonly [id: OracleEncode["id"], text: string]>([
    [undefined, "null"],
    [null, "null"],
    ["", '""'],
    ["\ud800/\u2028", '"\\ud800/\u2028"'],
    [-0, "0"],
    [9007199254740991, "9007199254740991"],
  ])("the ID %j", (id, text) => {
    const input = id === undefined ? TOO_MANY : { ...TOO_MANY, id };
    expect(response(SHOP_CATALOG, "json-rpc", input).body).toContain(
      `{"jsonrpc":"2.0","id":${text},"error":{"code":400,`,
    );
  });

  test.each<readonly [catalog: Catalog, module: string, code: string, number: number]>([
    [SIDES_CATALOG, "whole", "-32768", -32000],
    [SIDES_CATALOG, "whole", "-32769", -32769],
    [SIDES_CATALOG, "whole", "0", 0],
    [SIDES_CATALOG, "wide", "0xFFFFFFFF", -32000],
    [SIDES_CATALOG, "base", "23505", -32000],
    [EDGE_CATALOG, "base", "-32001", -32000],
    [EDGE_CATALOG, "base", "-31999", -31999],
    [EDGE_CATALOG, "words", "Words.Gone", -32000],
  ])("the number of %#: %s %s", (catalog, module, code, number) => {
    expect(response(catalog, "json-rpc", { module, code }).body).toContain(`"error":{"code":${String(number)},`);
  });

  test("a reason has 63 characters at most", () => {
    const { body } = response(EDGE_CATALOG, "grpc", { module: "parts", code: "1" });
    expect(body).toContain(`"reason":"${"VERY_LONG_NAME_".repeat(5).slice(0, 63)}","domain":"edge"`);
    expect(response(EDGE_CATALOG, "grpc", { module: "parts", code: "4" }).body).toContain('"reason":"HTTP_URL2_GONE"');
  });

  test("a replaced error keeps its module and nothing else", () => {
    const rest = { params: { at: 1 }, fieldErrors: [{ field: "f" }], detail: "d", retryAfter: 1, requestId: "r" };
    const { headers, body } = response(EDGE_CATALOG, "problem", { module: "parts", code: "3", locale: "de", ...rest });
    expect(headers.map(([name]) => name)).toEqual(["content-type", "content-language", "vary", "x-id"]);
    expect(body).toBe(
      '{"type":"https://edge.example/base/oops?c=-31999","title":"Oops","status":500,"detail":"Hoppla.",' +
        '"code":-31999,"module":"parts","retryable":false,"requestId":"r"}',
    );
    const foreign = response(EDGE_CATALOG, "problem", { module: "parts", code: "1", foreign: true, ...rest });
    expect(foreign.body).toContain('"module":"base"');
    expect(() => response(EDGE_CATALOG, "problem", { module: "parts", code: "3", requestId: "a b" })).toThrow(
      "no request ID",
    );
  });

  test("the language is that of the text", () => {
    const header = (code: string, locale: string): unknown =>
      response(EDGE_CATALOG, "problem", { module: "parts", code, locale }).headers[1];
    expect(header("2", "zh-TW")).toEqual(["content-language", "de"]);
    expect(header("4", "zh-TW")).toEqual(["content-language", "zh-Hant"]);
    expect(header("4", "tlh,de;q=0.8,*;q=0.85")).toEqual(["content-language", "en"]);
    expect(header("4", "zh-CN")).toEqual(["content-language", "zh-Hant"]);
    expect(header("2", "en;q=1.001, en;q=.5, en;q =1, de \t;\tQ=0.001 ,*;q=0.")).toEqual(["content-language", "de"]);
    expect(header("2", `${",".repeat(31)}zh`)).toEqual(["content-language", "de"]);
    expect(header("2", `${",".repeat(32)}zh`)).toEqual(["content-language", "en"]);
  });
});

/** Entries whose code, or that of their carrier, has 16 digits. */
const LONG_NAMES: readonly string[] = ["Limit", `${"VeryLongName".repeat(5)}Ends`];

const VALUES = { string: "a b\u{1f600}", int: -9007199254740991, float: 1e-7, bool: false } as const;

const catalogs = Object.entries({ ...standardSpecs, ...edgeSpecs })
  .map(([name, text]) => [name, catalogOf(text)] as const)
  .filter(([, { envelopes }]) => envelopes.length > 0);

describe.each(catalogs)("section 4: %s", (_, catalog) => {
  const entries = catalog.modules.flatMap((module) =>
    module.entries.filter(({ audience }) => audience === "public").map((entry) => ({ module, entry })),
  );

  test.each(catalog.envelopes.map(({ id }) => id))("what %s sends is what it was", (envelope) => {
    for (const { module, entry } of entries) {
      // No code of 16 digits is read from a string.
      if (envelope === "grpc" && LONG_NAMES.includes(entry.name)) continue;
      const own = entry.params.filter(({ sensitive }) => !sensitive);
      const params = Object.fromEntries(own.map(({ name, type }) => [name, VALUES[type]]));
      const fieldErrors = [
        { field: "a", code: "c", text: "t" },
        { field: "b", code: null, text: "" },
      ];
      const { status, headers, body } = response(catalog, envelope, {
        module: module.id,
        code: entry.code,
        params,
        fieldErrors: [{ field: "a", code: "c", text: "t" }, { field: "b" }],
        requestId: "r",
        retryAfter: 2000,
      });
      const { catalog: data, domain } = serverOf(catalog, module.id);
      const input = { module: module.id, status, headers, body: bytes(body) };
      expect(JSON.parse(receivedIn(data, envelope, input, domain))).toMatchObject({
        result: "error",
        [catalog.envelope.common === undefined || catalog.envelope.common === module.id ? "code" : "moduleCode"]:
          entry.code,
        name: entry.name,
        requestId: "r",
        params,
        fieldErrors,
        retryAfter: 2000,
      });
    }
  });
});
