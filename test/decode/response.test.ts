import { describe, expect, it } from "vitest";
import { decodeResponse } from "../../generator/decode/response.js";
import type { Response, ResponseVerdict } from "../../generator/decode/response.js";
import { responseText } from "../../generator/decode/verdict-text.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { catalogOf } from "../support/catalog.js";

interface Settings {
  readonly success?: string;
  readonly headers?: string;
  readonly status?: string;
}

function catalogWith({ success = "{ absent: /error }", headers = "", status = "" }: Settings): Catalog {
  return catalogOf(`errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope:
  success: ${success}
  code: /error/code
  text: [/error/message, /message]
  request-id: /id
  ${headers === "" ? "" : `headers: ${headers}`}
  ${status === "" ? "" : `status: ${status}`}
modules:
  - module: api
    code-type: string
    errors:
      - { code: gone, name: Gone, text: x, kind: not_found }
      - { code: busy, name: Busy, text: x, kind: unavailable, action: retry }
      - { code: same, name: Same, text: x, kind: already_exists, action: already_done }
`);
}

const never = (): never => {
  throw new Error("the clock was read");
};

function receive(catalog: Catalog, response: Partial<Response>): ResponseVerdict {
  const [module] = catalog.modules;
  if (module === undefined) throw new Error("no module");
  return decodeResponse(catalog, module, { status: 200, headers: [], body: "", ...response }, never);
}

/** The reason, and the detail and request ID if there are any; for an error its code. */
function short(catalog: Catalog, response: Partial<Response>): string {
  const verdict = receive(catalog, response);
  if (verdict.result === "success") return "success";
  const rest = [verdict.detail, verdict.requestId ?? ""].join("|");
  return `${verdict.result === "error" ? `error ${verdict.code}` : verdict.reason}|${rest}`;
}

const plain = catalogWith({});
const gone = '{"error":{"code":"gone","message":"m"},"id":"r"}';

describe("a response that is not one of the API", () => {
  it.each<[body: string | Uint8Array, status: number, verdict: string]>([
    ["", 200, "empty||"],
    [new Uint8Array(), 502, "empty||"],
    ["\ufeff \t\r\n", 200, "empty||"],
    [" ", 204, "empty||"],
    ["\ufeff", 204, "empty||"],
    ["", 204, "success"],
    [new Uint8Array(), 205, "success"],
    ["\ufeff\ufeff", 200, "not_json||"],
    ["\u00a0", 200, "not_json||"],
    ["<html>", 502, "not_json||"],
    [gone, 503, "error gone|m|r"],
    ['{"data":1}', 200, "success"],
  ])("may be empty: %j with %s", (body, status, verdict) => {
    expect(short(plain, { body, status })).toBe(verdict);
  });

  it.each<[type: string, reason: string]>([
    ["text/html", "content_type"],
    ["Text/HTML; charset=utf-8", "content_type"],
    ["application/jsonp", "content_type"],
    ["application/json", "not_json"],
    ["APPLICATION/JSON ; charset=utf-8", "not_json"],
    ["text/json", "not_json"],
    ["application/problem+json", "not_json"],
    [";charset=utf-8", "not_json"],
    ["text/html\u0001", "not_json"],
  ])("may have another content type: %s", (type, reason) => {
    expect(short(plain, { body: "<html>", headers: [["content-TYPE", type]] })).toBe(`${reason}||`);
    expect(short(plain, { body: "[]", headers: [["content-TYPE", type]] })).toBe("not_object||");
    expect(short(plain, { body: gone, headers: [["content-TYPE", type]] })).toBe("error gone|m|r");
  });

  it("has what the status and the headers say", () => {
    const verdict = receive(plain, {
      body: "<html>\n<h1>Bad\u00a0Gateway</h1>",
      status: 502,
      headers: [
        ["Content-Type", " Text/HTML ;charset=utf-8"],
        ["retry-after", "3"],
      ],
    });
    expect(JSON.parse(responseText(verdict))).toEqual({
      result: "invalid",
      reason: "content_type",
      detail: "",
      requestId: null,
      retryable: true,
      text: "not a response of Shop: the content type is text/html",
      kind: "unavailable",
      effect: "unknown",
      contentType: "text/html",
      excerpt: "<html> <h1>Bad Gateway</h1>",
      retryAfter: 3000,
    });
    expect(receive(plain, { status: 404 })).toMatchObject({ kind: "not_found", effect: "none", retryAfter: undefined });
    expect(receive(plain, { status: 418 })).toMatchObject({ kind: "invalid_argument", effect: "none" });
    expect(receive(plain, { status: 501 })).toMatchObject({ kind: "unimplemented", effect: "none" });
    expect(receive(plain, { status: 599 })).toMatchObject({ kind: "internal", effect: "unknown" });
    expect(receive(plain, { status: 302 })).toMatchObject({ kind: "unknown", effect: "unknown" });
  });
});

describe("the excerpt", () => {
  const excerpt = (body: string | Uint8Array): unknown => {
    const verdict = receive(plain, { body, status: 502 });
    return verdict.result === "invalid" ? verdict.excerpt : undefined;
  };

  it("has one space for what cannot be seen", () => {
    expect(excerpt(" <a>\r\n\t<b>\u200b\u202e\u2060\ufeff ")).toBe("<a> <b>");
    expect(excerpt("a\u007f\u0085\u00a0b\u00adc\u2010d")).toBe("a b\u00adc\u2010d");
    expect(excerpt("x\ud800y")).toBe("x\ufffdy");
    expect(excerpt(Uint8Array.from([0xef, 0xbb, 0xbf, 0x78, 0xff, 0x79]))).toBe("x\ufffdy");
  });

  it("has 200 characters, and no blank at its end", () => {
    expect(excerpt("😀".repeat(201))).toBe("😀".repeat(200));
    expect(excerpt(`${"a".repeat(199)} b`)).toBe("a".repeat(199));
  });

  it("is taken from the first 4,096 characters", () => {
    expect(excerpt(`${" ".repeat(4095)}ab`)).toBe("a");
    expect(excerpt(`\ufeff${" ".repeat(4095)}ab`)).toBe("a");
    expect(excerpt(new TextEncoder().encode(`\ufeff${"\u2028".repeat(4095)}😀b`))).toBe("😀");
    expect(excerpt("😀".repeat(4096))).toBe("😀".repeat(200));
    expect(excerpt(`x${" ".repeat(1_000_000)}y`)).toBe("x");
  });
});

describe("an error", () => {
  it("has its effect, and unknown without an entry", () => {
    expect(receive(plain, { body: gone })).toMatchObject({ effect: "none" });
    expect(receive(plain, { body: '{"error":{"code":"busy"}}' })).toMatchObject({ effect: "unknown" });
    expect(receive(plain, { body: '{"error":{"code":"same"}}' })).toMatchObject({ effect: "done" });
    expect(receive(plain, { body: '{"error":{"code":"other"}}' })).toMatchObject({ effect: "unknown" });
    expect(responseText(receive(plain, { body: gone }))).toMatch(/,"effect":"none","retryAfter":null\}$/);
  });

  it("may come only with the status that the spec expects", () => {
    const entry = catalogWith({ status: "entry" });
    const text = "not a response of Shop: the status 200 does not go with the code gone: m";
    expect(receive(entry, { body: gone, status: 200 })).toMatchObject({ reason: "status_mismatch", text });
    expect(short(entry, { body: gone, status: 200 })).toBe("status_mismatch|m|r");
    expect(short(entry, { body: gone, status: 499 })).toBe("error gone|m|r");
    expect(short(entry, { body: gone, status: 503 })).toBe("status_mismatch|m|r");
    expect(short(entry, { body: '{"error":{"code":"other"}}', status: 200 })).toBe("error other||");
    const fixed = catalogWith({ status: "200" });
    expect(short(fixed, { body: gone, status: 299 })).toBe("error gone|m|r");
    expect(short(fixed, { body: gone, status: 404 })).toBe("status_mismatch|m|r");
  });
});

describe("the request ID in a header", () => {
  const catalog = catalogWith({ headers: "{ request-id: [X-Request-Id, x-trace] }" });
  const body = '{"error":{"code":"gone"}}';
  it("counts if the body has none", () => {
    expect(short(catalog, { body: gone, headers: [["x-request-id", "h"]] })).toBe("error gone|m|r");
    expect(short(catalog, { body, headers: [["X-REQUEST-ID", " h\t"]] })).toBe("error gone||h");
    expect(short(catalog, { body: '{"error":{"code":"gone"},"id":true}', headers: [["x-trace", "t"]] })).toBe(
      "error gone||t",
    );
    expect(short(catalog, { body: "<html>", headers: [["x-trace", "t"]] })).toBe("not_json||t");
    expect(short(catalog, { body: "", headers: [["x-trace", "t"]] })).toBe("empty||t");
  });

  it.each(["", " ", "é", "a\u0000", "a\nb", "a".repeat(257), "\u00a0a"])("is missing if its value is %j", (value) => {
    expect(
      short(catalog, {
        body,
        headers: [
          ["x-trace", "t"],
          ["x-request-id", value],
        ],
      }),
    ).toBe("error gone||t");
    expect(
      short(catalog, {
        body,
        headers: [
          ["x-trace", value],
          ["x-trace", "t"],
        ],
      }),
    ).toBe("error gone||");
  });

  it("has a name in ASCII", () => {
    expect(short(catalog, { body, headers: [["x-reque\u017ft-id", "h"]] })).toBe("error gone||");
  });
});

describe("a code in a header", () => {
  const headers = "{ code: [x-code, x-error] }";
  const code = (value: string): Response["headers"] => [["X-Code", value]];

  it("counts if the body has none", () => {
    const catalog = catalogWith({ headers });
    for (const body of ["", " ", "<html>", "[]", "{}"]) {
      expect(short(catalog, { body, headers: code("gone"), status: 404 })).toBe("error gone||");
    }
    const message = '{"error":{"code":null,"message":"m"}}';
    expect(short(catalog, { body: message, headers: code("busy") })).toBe("error busy|m|");
    expect(short(catalog, { body: gone, headers: code("busy") })).toBe("error gone|m|r");
    expect(short(catalog, { body: "", headers: [["x-error", "busy"]] })).toBe("error busy||");
    expect(short(catalog, { body: "", headers: code("é") })).toBe("empty||");
    expect(short(catalog, { body: "", headers: code("gone"), status: 204 })).toBe("success");
  });

  it("counts where the body only seems to report success", () => {
    const catalog = catalogWith({ headers });
    const forbidden = { body: '{"message":"Forbidden"}', headers: code("gone") };
    expect(short(catalog, { ...forbidden, status: 403 })).toBe("error gone|Forbidden|");
    expect(short(catalog, { ...forbidden, status: 302 })).toBe("error gone|Forbidden|");
    expect(short(catalog, { ...forbidden, status: 200 })).toBe("success");
    expect(short(catalog, { body: '{"data":1}', headers: code("gone"), status: 302 })).toBe("success");
  });

  it("may be that of success", () => {
    const catalog = catalogWith({ success: '{ code: "ok" }', headers });
    for (const body of ["", "<html>", '{"data":1}']) {
      expect(short(catalog, { body, headers: code("ok") })).toBe("success");
      expect(short(catalog, { body, headers: code("ok"), status: 503 })).toBe("failed_status||");
    }
    const both = catalogWith({ success: '{ code: "ok", present: /data }', headers });
    expect(short(both, { body: "", headers: code("ok") })).toBe("error ok||");
    expect(short(both, { body: '{"data":1}', headers: code("ok") })).toBe("success");
  });

  it("is read as a string in a body is", () => {
    const numeric = catalogOf(`errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { success: { code: 0 }, code: /code, headers: { code: x-code } }
modules:
  - { module: api, errors: [{ code: 7, name: Seventh, text: x }] }
`);
    expect(short(numeric, { body: "", headers: code("007") })).toBe("error 7||");
    expect(short(numeric, { body: "", headers: code("seven") })).toBe("bad_code||");
    expect(short(numeric, { body: "<html>", headers: code("0") })).toBe("success");
  });
});
