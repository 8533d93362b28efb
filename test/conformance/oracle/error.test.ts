import { describe, expect, test } from "vitest";
import { bytes, error, plain, SHOP } from "./fixtures.js";
import { type OracleCatalog, verdict } from "./oracle.js";

function shop(module: string, body: string, catalog: OracleCatalog = SHOP): string {
  return verdict(catalog, { module, body: bytes(body) });
}

test("section 7: the lines of the contract's examples", () => {
  const entry = {
    kind: "invalid_argument",
    action: "fix_request",
    retryable: false,
    httpStatus: 400,
    effect: "none",
    text: {},
  };
  const catalog: OracleCatalog = {
    ...SHOP,
    title: "Tencent Cloud API 2.0",
    modules: [
      { id: "base", type: { kind: "int" }, entries: [] },
      { id: "dsa", type: { kind: "int" }, entries: [{ ...entry, code: "2130", name: "InvalidProjectId" }] },
    ],
  };
  expect(shop("dsa", '{"code":true,"message":"Disk full"}', catalog)).toBe(
    '{"result":"invalid","reason":"bad_code","detail":"Disk full","requestId":null,"retryable":false,"text":"not a response of Tencent Cloud API 2.0: the code cannot be read: Disk full"}',
  );
  expect(shop("dsa", '{"code":4000,"message":"(2130)\u975e\u6cd5ProjectID\u53c2\u6570"}', catalog)).toBe(
    '{"result":"error","code":"4000","moduleCode":"2130","name":"InvalidProjectId","kind":"invalid_argument","action":"fix_request","retryable":false,"httpStatus":400,"detail":"\\u975e\\u6cd5ProjectID\\u53c2\\u6570","requestId":null,"text":"dsa: InvalidProjectId (4000/2130): \\u975e\\u6cd5ProjectID\\u53c2\\u6570"}',
  );
  expect(shop("dsa", '{"code":true,"message":"~\\u007f \\"\\\\"}', catalog)).toBe(
    '{"result":"invalid","reason":"bad_code","detail":"~\\u007f \\"\\\\","requestId":null,"retryable":false,"text":"not a response of Tencent Cloud API 2.0: the code cannot be read: ~\\u007f \\"\\\\"}',
  );
});

describe("section 4, errors", () => {
  test("8: the entry of the common code", () => {
    expect(shop("cart", '{"code":5000}')).toBe(
      '{"result":"error","code":"5000","moduleCode":null,"name":"Busy","kind":"unavailable","action":"retry","retryable":true,"httpStatus":503,"detail":"","requestId":null,"text":"cart: Busy (5000)"}',
    );
  });

  test.each<readonly [step: string, module: string, body: string, expected: string]>([
    [
      "7: a source without forms",
      "cart",
      '{"code":4000,"detail":{"code":"2130"}}',
      error({ code: "4000", moduleCode: "2130", name: "NoCart", text: "cart: NoCart (4000/2130)" }),
    ],
    [
      "7: the first source counts",
      "cart",
      '{"code":4000,"message":"(8) m","detail":{"code":2130}}',
      error({
        code: "4000",
        moduleCode: "8",
        name: "BadParameter",
        detail: "m",
        text: "cart: BadParameter (4000/8): m",
      }),
    ],
    [
      "7: an unknown int code is a module code, and 8: the entry is that of the common code",
      "cart",
      '{"code":4000,"detail":{"code":99}}',
      error({ code: "4000", moduleCode: "99", name: "BadParameter", text: "cart: BadParameter (4000/99)" }),
    ],
    [
      "7: an unknown dotted code is not a module code",
      "user",
      '{"code":4000,"detail":{"code":"Nope"}}',
      error({ code: "4000", name: "BadParameter", text: "user: BadParameter (4000)" }),
    ],
    [
      "7: a known dotted code is",
      "user",
      '{"code":1,"detail":{"code":"User.NotFound"}}',
      error({
        code: "1",
        moduleCode: "User.NotFound",
        name: "UserNotFound",
        text: "user: UserNotFound (1/User.NotFound)",
      }),
    ],
    [
      "7: a number is a known sqlstate code",
      "db",
      '{"code":1,"detail":{"code":23505}}',
      error({ code: "1", moduleCode: "23505", name: "UniqueViolation", text: "db: UniqueViolation (1/23505)" }),
    ],
    [
      "7: a hex code is spelled in the module's type",
      "disk",
      '{"code":1,"detail":{"code":-1}}',
      error({ code: "1", moduleCode: "0xFFFF", name: "Lost", text: "disk: Lost (1/0xFFFF)" }),
    ],
    [
      "7: a module code that repeats the common code is dropped, the form is removed",
      "cart",
      '{"code":4000,"message":"(4000) m"}',
      error({ code: "4000", name: "BadParameter", detail: "m", text: "cart: BadParameter (4000): m" }),
    ],
    [
      "7: a dropped code does not lead to the next source",
      "cart",
      '{"code":4000,"message":"(4000) m","detail":{"code":2130}}',
      error({ code: "4000", name: "BadParameter", detail: "m", text: "cart: BadParameter (4000): m" }),
    ],
    [
      "7: the success code is dropped",
      "cart",
      '{"code":4000,"message":"(0) m"}',
      error({ code: "4000", name: "BadParameter", detail: "m", text: "cart: BadParameter (4000): m" }),
    ],
    [
      "7: a known code that repeats the common code stays",
      "cart",
      '{"code":2130,"message":"(2130)"}',
      error({ code: "2130", moduleCode: "2130", name: "NoCart", text: "cart: NoCart (2130/2130)" }),
    ],
    [
      "7: 0x0FA0 is spelled differently from 4000, so it stays",
      "disk",
      '{"code":4000,"message":"(4000)"}',
      error({ code: "4000", moduleCode: "0x0FA0", name: "BadParameter", text: "disk: BadParameter (4000/0x0FA0)" }),
    ],
    [
      "7: null is not a module code",
      "cart",
      '{"code":4000,"detail":{"code":null}}',
      error({ code: "4000", name: "BadParameter", text: "cart: BadParameter (4000)" }),
    ],
    [
      "7: the common module's own decode leaves the text as it is",
      "base",
      '{"code":4000,"message":"(2130) m"}',
      error({ code: "4000", name: "BadParameter", detail: "(2130) m", text: "base: BadParameter (4000): (2130) m" }),
    ],
    [
      "8: no entry",
      "cart",
      '{"code":1,"detail":{"code":2}}',
      error({ code: "1", moduleCode: "2", text: "cart: unknown error (1/2)" }),
    ],
    [
      "9: the first pointer that finds a string",
      "cart",
      '{"code":1,"message":5,"msg":"m"}',
      error({ code: "1", detail: "m", text: "cart: unknown error (1): m" }),
    ],
    [
      "9: the empty text is a string",
      "cart",
      '{"code":1,"message":"","msg":"m"}',
      error({ code: "1", text: "cart: unknown error (1)" }),
    ],
    [
      "9: another text keeps what looks like a form",
      "cart",
      '{"code":1,"msg":"(2130) m"}',
      error({ code: "1", detail: "(2130) m", text: "cart: unknown error (1): (2130) m" }),
    ],
    [
      "10: a text",
      "cart",
      '{"code":1,"requestId":" "}',
      error({ code: "1", requestId: " ", text: "cart: unknown error (1)" }),
    ],
    [
      "10: a number",
      "cart",
      '{"code":1,"requestId":1e3}',
      error({ code: "1", requestId: "1000", text: "cart: unknown error (1)" }),
    ],
    [
      "10: -0",
      "cart",
      '{"code":1,"requestId":-0}',
      error({ code: "1", requestId: "0", text: "cart: unknown error (1)" }),
    ],
    ["10: a fraction", "cart", '{"code":1,"requestId":1.5}', error({ code: "1", text: "cart: unknown error (1)" })],
    [
      "10: null, then the next",
      "cart",
      '{"code":1,"requestId":null,"meta":["x"]}',
      error({ code: "1", requestId: "x", text: "cart: unknown error (1)" }),
    ],
    [
      "10: empty counts, so nothing",
      "cart",
      '{"code":1,"requestId":"","meta":["x"]}',
      error({ code: "1", text: "cart: unknown error (1)" }),
    ],
    [
      "10: 2^53",
      "cart",
      '{"code":1,"requestId":9007199254740992}',
      error({ code: "1", text: "cart: unknown error (1)" }),
    ],
  ])("%s", (_step, module, body, expected) => {
    expect(shop(module, body)).toBe(expected);
  });

  test("7: without a common module no module code is sought, and the form stays", () => {
    expect(shop("api", '{"code":1,"message":"(5) m"}', plain({ kind: "int" }))).toBe(
      error({ code: "1", detail: "(5) m", text: "api: unknown error (1): (5) m" }),
    );
  });

  test("7: the success code is not known, so 8 finds no entry", () => {
    const catalog = plain({ kind: "int" }, { code: "0", present: "/data" });
    expect(shop("api", '{"code":0}', catalog)).toBe(error({ code: "0", text: "api: unknown error (0)" }));
  });

  test("an unknown module is a mistake of the caller", () => {
    expect(() => shop("nope", "{}")).toThrow("unknown module nope");
  });
});
