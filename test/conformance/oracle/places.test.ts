import { describe, expect, test } from "vitest";
import { bytes } from "./fixtures.js";
import { received, verdict } from "./oracle.js";
import { answer, grpc, inputOf, serverOf, SHOP, SIDES_CATALOG } from "./standard-fixtures.js";
import { receivedIn } from "./standard.js";

describe("section 1, params", () => {
  const problem = (params: string): string => `{"code":500,"moduleCode":2001,"params":${params}}`;

  test.each<readonly [step: string, params: string, expected: string]>([
    ["in the order of the spec", '{"paid":true,"code":"c","x":1}', '{"code":"c","paid":true}'],
    ["not the sensitive ones", '{"card":"1234"}', "{}"],
    ["no object", '["c"]', "{}"],
    ["numbers are no texts", '{"code":1,"count":"1","price":"1","paid":"true"}', "{}"],
    ["a whole number", '{"count":4e3,"price":4e3}', '{"count":4000,"price":4000}'],
    ["a number that is not", '{"count":1.5,"price":-0}', '{"price":0}'],
    ["out of range", '{"count":9007199254740993,"price":1e400}', "{}"],
    ["printed as ECMAScript does", '{"price":1e21}', '{"price":1e+21}'],
    ["a small one", '{"price":0.0000001}', '{"price":1e-7}'],
    ["a lone surrogate", '{"code":"\\ud800"}', '{"code":"\\ufffd"}'],
    ["the last of a repeated key", '{"code":"c","code":null}', "{}"],
  ])("%s", (_, params, expected) => {
    const input = inputOf({ body: problem(params), status: 429 });
    const line = receivedIn(SHOP.catalog, "problem", input, SHOP.domain);
    expect(line).toContain(`,"params":${expected},"fieldErrors":[],"effect":`);
  });

  test("an unknown module code leaves those of the common entry", () => {
    const body = '{"code":400,"moduleCode":9,"params":{"code":"c","count":1}}';
    expect(answer("problem", { body })).toMatchObject({ name: "BadRequest", moduleCode: "9", params: {} });
  });

  test.each<readonly [metadata: object, params: object]>([
    [
      { code_: "c", count: "-0", price: "-0", paid: "false" },
      { code: "c", count: 0, price: 0, paid: false },
    ],
    [
      { count: "0000000000000007", price: "1e-7" },
      { count: 7, price: 1e-7 },
    ],
    [{ count: "00000000000000007", price: "01" }, {}],
    [{ count: "9007199254740992", price: "1e400" }, {}],
    [{ count: 7, price: 7, paid: true, card: "1234" }, {}],
    [{ count: "7 ", price: "+7", paid: "True" }, {}],
    [{ count: "1e3", price: "1." }, {}],
  ])("in the metadata of gRPC: %j", (metadata, params) => {
    const body = grpc({ code: "500", moduleCode: "2001", ...metadata });
    expect(answer("grpc", { body, status: 429 })).toHaveProperty("params", params);
  });
});

describe("section 1, field errors", () => {
  test.each<readonly [errors: string, expected: readonly unknown[]]>([
    ['[{"field":"a","code":-0,"detail":null}]', [{ field: "a", code: "0", text: "" }]],
    ['[{"field":"a","code":1e3,"detail":""}]', [{ field: "a", code: "1000", text: "" }]],
    ['[{"field":" ","code":1.5,"detail":7}]', [{ field: " ", code: null, text: "" }]],
    ['[{"field":"a","code":"","text":"t"}]', [{ field: "a", code: null, text: "" }]],
    ['[{"field":"a","code":9007199254740992}]', [{ field: "a", code: null, text: "" }]],
    ['[{"field":""},{"field":7},[],null,"field",{"code":"c"}]', []],
    [`[${"0,".repeat(99)}{"field":"a"},{"field":"b"}]`, [{ field: "a", code: null, text: "" }]],
    ['{"0":{"field":"a"}}', []],
  ])("%s", (errors, fieldErrors) => {
    expect(answer("problem", { body: `{"code":400,"errors":${errors}}` })).toHaveProperty("fieldErrors", fieldErrors);
  });

  test("the own envelope has its own places", () => {
    const fields = '[{"name":"n","why":{"code":7,"text":"t"}},{"field":"n"}]';
    const body = `{"error":{"code":500,"own":2001,"params":{"count":1},"fields":${fields}}}`;
    const expected = '"params":{"count":1},"fieldErrors":[{"field":"n","code":"7","text":"t"}]';
    const input = inputOf({ body, status: 429 });
    expect(received(SHOP.catalog, input)).toContain(`,${expected},"effect":`);
    expect(verdict(SHOP.catalog, input)).toContain(`,${expected}}`);
  });

  test("an index is a step into an item, and a place may be missing", () => {
    const { catalog } = serverOf(SIDES_CATALOG, "whole");
    const body = '{"error":{"code":0,"0":[{"f":["a"],"c":"c","text":"t"}]}}';
    const line = verdict(catalog, { module: "whole", body: bytes(body) });
    expect(line).toContain('"fieldErrors":[{"field":"a","code":"c","text":""}]}');
    expect(line).not.toContain('"params"');
  });
});
