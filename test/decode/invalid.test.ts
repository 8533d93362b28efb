import { describe, expect, it } from "vitest";
import { decode } from "../../generator/decode/decode.js";
import { verdictText } from "../../generator/decode/verdict-text.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { catalogOf, seedCatalog } from "../support/catalog.js";

function catalogWith(success: string, title = "Shop"): Catalog {
  return catalogOf(`errspec: 1
catalog: shop
title: ${title}
locales: [de, en-GB, en]
envelope:
  success: ${success}
  code: [/error/code, /errors/0/code]
  text: [/error/message, /message]
  request-id: /id
modules:
  - module: api
    errors: [{ code: 1, name: First, text: x }]
`);
}

const absent = catalogWith("{ absent: /error }");

/** The reason, and what could be read: `reason|detail|request id`; or only the result. */
function verdict(catalog: Catalog, body: string | Uint8Array, status?: number): string {
  const [module] = catalog.modules;
  const found = module && decode(catalog, module, body, status);
  if (found?.result !== "invalid") return found?.result ?? "";
  return `${found.reason}|${found.detail}|${found.requestId ?? ""}`;
}

describe("a body that is not a response of the API", () => {
  it.each<[body: string, verdict: string]>([
    ["", "not_json||"],
    ["<html>502</html>", "not_json||"],
    [`${"[".repeat(600)}${"]".repeat(600)}`, "not_json||"],
    ["[]", "not_object||"],
    ["null", "not_object||"],
    ['"text"', "not_object||"],
    ['{"error":{},"message":"m","id":"r"}', "no_code|m|r"],
    ['{"error":{"code":null}}', "no_code||"],
    ['{"error":{"code":null},"errors":[{"code":"x"}]}', "bad_code||"],
    ['{"error":{"code":"InternalError","message":"Disk full"},"id":7}', "bad_code|Disk full|7"],
    ['{"error":{"code":"1234567890123456"}}', "bad_code||"],
    ['{"error":{"code":true}}', "bad_code||"],
  ])("has a reason, and keeps what could be read: %s", (body, expected) => {
    expect(verdict(absent, body)).toBe(expected);
  });

  it("prints the title in English, the reason and the server's message", () => {
    const text = (title: string, body: string, status?: number): unknown => {
      const catalog = catalogWith("{ code: 0 }", title);
      const [module] = catalog.modules;
      return module && JSON.parse(verdictText(decode(catalog, module, body, status)));
    };
    expect(text("{ de: Laden, en: Shop API, en-GB: Shop }", "")).toEqual({
      result: "invalid",
      reason: "not_json",
      detail: "",
      requestId: null,
      retryable: false,
      text: "not a response of Shop: the body is not JSON",
    });
    expect(text("Laden", "[]")).toMatchObject({ text: "not a response of Laden: the body is not a JSON object" });
    expect(text("{ de: Laden, en: Shop }", '{"message":"m"}')).toMatchObject({
      text: "not a response of Shop: the body has no code: m",
    });
    expect(text("S", '{"error":{"code":"x"}}')).toMatchObject({
      text: "not a response of S: the code cannot be read",
    });
    expect(text("S", '{"error":{"code":0},"message":"m"}', 502)).toMatchObject({
      retryable: true,
      text: "not a response of S: the status is 502: m",
    });
  });

  it.each([
    [408, true],
    [429, true],
    [502, true],
    [503, true],
    [504, true],
    [200, false],
    [400, false],
    [425, false],
    [500, false],
    [505, false],
    [undefined, false],
  ])("is retryable by its status: %s", (status, retryable) => {
    const [module] = absent.modules;
    expect(module && decode(absent, module, "<html>", status)).toMatchObject({ reason: "not_json", retryable, status });
  });
});

describe("the HTTP status", () => {
  it("makes an empty body a success only with 204 and 205", () => {
    expect(verdict(absent, "", 204)).toBe("success");
    expect(verdict(absent, new Uint8Array(), 205)).toBe("success");
    expect(verdict(absent, "", 200)).toBe("not_json||");
    expect(verdict(absent, " ", 204)).toBe("not_json||");
    expect(verdict(absent, "\ufeff", 204)).toBe("not_json||");
    expect(verdict(absent, '{"error":{"code":1}}', 204)).toBe("error");
  });

  it("forbids success from 400 on", () => {
    expect(verdict(absent, '{"data":1}', 399)).toBe("success");
    expect(verdict(absent, '{"data":1,"message":"m"}', 400)).toBe("failed_status|m|");
    expect(verdict(absent, '{"message":"Forbidden"}', 403)).toBe("failed_status|Forbidden|");
    expect(verdict(absent, '{"error":{"code":1}}', 200)).toBe("error");
  });

  it("proves success from 200 to 299", () => {
    for (const status of [200, 299]) expect(verdict(absent, '{"message":"hi"}', status)).toBe("success");
    for (const status of [undefined, 199, 300, 399]) {
      expect(verdict(absent, '{"message":"hi"}', status)).toBe("foreign|hi|");
    }
  });
});

/** Bodies that decode to success without a status, unless they are recognized as foreign. */
describe("a body that looks like another server's error", () => {
  it.each([
    '{"message":"Forbidden"}',
    "{}",
    '{"type":"about:blank","title":"Bad Gateway","status":502,"detail":"x","instance":"/y"}',
    '{"errors":[{"message":"x"}]}',
    '{"status":404,"data":1}',
    '{"data":1,"statusCode":503.0}',
  ])("does not prove success: %s", (body) => {
    expect(verdict(absent, body)).toMatch(/^foreign\|/);
  });

  it.each([
    '{"error":null}',
    '{"error":null,"message":"m"}',
    '{"data":1}',
    '{"message":"m","data":1}',
    '{"status":"404","data":1}',
    '{"status":399,"data":1}',
    '{"status":600,"data":1}',
    '{"inner":{"status":404}}',
  ])("does not include every body: %s", (body) => {
    expect(verdict(absent, body)).toBe("success");
  });

  it("matters only if nothing else proves the success", () => {
    expect(verdict(catalogWith("{ absent: /error, present: /message }"), '{"message":"m"}')).toBe("success");
    expect(verdict(catalogWith("{ present: /message }"), '{"message":"m"}')).toBe("success");
    expect(verdict(seedCatalog(), '{"code":0,"message":"m"}')).toBe("success");
  });

  it("is recognized by the parent of the pointer, too", () => {
    const nested = catalogWith("{ absent: /status/error }");
    expect(verdict(nested, '{"status":{}}')).toBe("foreign||");
    expect(verdict(nested, '{"status":{"error":null}}')).toBe("success");
    expect(verdict(nested, '{"status":{},"data":1}')).toBe("success");
  });
});
