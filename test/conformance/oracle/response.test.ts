import { describe, expect, test } from "vitest";
import { bytes, plain, SHOP } from "./fixtures.js";
import type { OracleHeaderList } from "./header.js";
import { received, type OracleCatalog, type OracleSuccess } from "./oracle.js";
import type { OracleRetry } from "./retry.js";

const NOW = 1_700_000_000_000;

/** Codes are words, and may be in a header. */
function api(success: OracleSuccess, status?: "entry" | number): OracleCatalog {
  const catalog = plain({ kind: "string" }, success);
  const entry = { code: "busy", name: "Busy", kind: "unavailable", action: "back_off", text: {} };
  return {
    ...catalog,
    envelope: {
      ...catalog.envelope,
      headers: { code: ["x-code", "x-other-code"], requestId: ["x-id", "x-trace"], retryAfter: [] },
      ...(status === undefined ? {} : { status }),
    },
    modules: [
      {
        id: "api",
        type: { kind: "string" },
        entries: [
          { ...entry, retryable: true, httpStatus: 503, effect: "none" },
          { ...entry, code: "kept", name: "Kept", action: "none", retryable: true, httpStatus: 409, effect: "done" },
          { ...entry, code: "lost", name: "Lost", action: "none", retryable: true, httpStatus: 500, effect: "unknown" },
        ],
      },
    ],
  };
}

interface Given {
  readonly body?: string | Uint8Array;
  readonly status?: number;
  readonly headers?: OracleHeaderList;
  readonly retry?: OracleRetry;
}

function answer(
  catalog: OracleCatalog,
  { body = "", status = 200, headers = [], retry }: Given,
  module = "api",
): string {
  return received(catalog, {
    ...{ module, body: typeof body === "string" ? bytes(body) : body, status, headers, now: NOW },
    ...(retry === undefined ? {} : { retry }),
  });
}

/** What a test compares of an answer: the result or the reason, and what is in the other keys. */
function part(line: string, ...keys: readonly string[]): readonly unknown[] {
  const fields = JSON.parse(line) as Readonly<Record<string, unknown>>;
  return [fields["reason"] ?? fields["code"] ?? fields["result"], ...keys.map((key) => fields[key])];
}

test("section 7: the lines of the contract's examples", () => {
  const entry = { kind: "invalid_argument", action: "fix_request", retryable: false, httpStatus: 400, effect: "none" };
  const catalog: OracleCatalog = {
    ...SHOP,
    title: "Tencent Cloud API 2.0",
    modules: [
      { id: "base", type: { kind: "int" }, entries: [] },
      { id: "dsa", type: { kind: "int" }, entries: [{ ...entry, code: "2130", name: "InvalidProjectId", text: {} }] },
    ],
  };
  const page = {
    body: "<html>\r\n<head><title>503 Service Temporarily Unavailable",
    status: 503,
    headers: [
      ["Content-Type", "text/html"],
      ["Retry-After", "3"],
    ],
  } as const;
  expect(answer(catalog, page, "dsa")).toBe(
    '{"result":"invalid","reason":"content_type","detail":"","requestId":null,"retryable":true,"text":"not a response of Tencent Cloud API 2.0: the content type is text/html","kind":"unavailable","effect":"unknown","contentType":"text/html","excerpt":"<html> <head><title>503 Service Temporarily Unavailable","retryAfter":3000}',
  );
  expect(answer(catalog, { body: '{"code":0}' }, "dsa")).toBe('{"result":"success"}');
  const body = '{"code":4000,"message":"(2130)\u975e\u6cd5ProjectID\u53c2\u6570"}';
  expect(answer(catalog, { body }, "dsa")).toBe(
    '{"result":"error","code":"4000","moduleCode":"2130","name":"InvalidProjectId","kind":"invalid_argument","action":"fix_request","retryable":false,"httpStatus":400,"detail":"\\u975e\\u6cd5ProjectID\\u53c2\\u6570","requestId":null,"text":"dsa: InvalidProjectId (4000/2130): \\u975e\\u6cd5ProjectID\\u53c2\\u6570","effect":"none","retryAfter":null}',
  );
});

const CODE: OracleSuccess = { code: "ok" };
const ABSENT: OracleSuccess = { absent: "/error" };

const carried = (code: string): OracleHeaderList => [["X-Code", code]];
const typed = (type: string): OracleHeaderList => [["Content-Type", type]];
const HTML = "<html>";

describe("section 3", () => {
  test.each<readonly [step: string, success: OracleSuccess, given: Given, expected: string]>([
    ["1: no bytes", CODE, {}, "empty"],
    ["1: blanks", CODE, { body: " \t\r\n" }, "empty"],
    ["1: a byte order mark before blanks", CODE, { body: "\ufeff \n" }, "empty"],
    ["1: two byte order marks", CODE, { body: "\ufeff\ufeff" }, "not_json"],
    ["1: a no-break space", CODE, { body: "\u00a0" }, "not_json"],
    ["1: whatever the content type", CODE, { headers: typed("text/html") }, "empty"],
    ["1: 204 without bytes", CODE, { status: 204 }, "success"],
    ["1: 205 without bytes", CODE, { status: 205 }, "success"],
    ["1: 204 with a blank", CODE, { status: 204, body: " " }, "empty"],
    ["1: 204 with a byte order mark", CODE, { status: 204, body: "\ufeff" }, "empty"],
    ["1: a code in a header", CODE, { headers: carried("busy") }, "busy"],
    ["1: a header of codes without a value", CODE, { headers: carried(" ") }, "empty"],
    [
      "2: 204 without bytes is a success, whatever the header",
      CODE,
      { status: 204, headers: carried("busy") },
      "success",
    ],
    ["2: 204 with a blank and a code in a header", CODE, { status: 204, body: " ", headers: carried("busy") }, "busy"],
    ["2: the body's code counts", CODE, { body: '{"code":"lost"}', headers: carried("busy") }, "lost"],
    ["2: null is not a code", CODE, { body: '{"code":null}', headers: carried("busy") }, "busy"],
    ["2: the body's bad code counts", CODE, { body: '{"code":true}', headers: carried("busy") }, "bad_code"],
    [
      "2: the first header that has a value counts",
      CODE,
      {
        body: "{}",
        headers: [
          ["x-other-code", "busy"],
          ["x-code", ""],
        ],
      },
      "busy",
    ],
    [
      "2: no other header is tried",
      CODE,
      {
        body: "{}",
        headers: [
          ["x-other-code", "busy"],
          ["x-code", "new"],
        ],
      },
      "new",
    ],
    ["2: success in a header", CODE, { body: "{}", headers: carried("ok") }, "success"],
    ["2: success in a header beside a page", CODE, { body: HTML, headers: carried("ok") }, "success"],
    [
      "2: success in a header, and a failed status",
      CODE,
      { body: HTML, status: 500, headers: carried("ok") },
      "failed_status",
    ],
    ["2: code and absent hold for no keys", { ...CODE, ...ABSENT }, { body: HTML, headers: carried("ok") }, "success"],
    ["2: present does not", { ...CODE, present: "/a" }, { body: HTML, headers: carried("ok") }, "ok"],
    ["2: absent alone does not hold for a page", ABSENT, { body: HTML, headers: carried("busy") }, "busy"],
    ["2: nor for an array", ABSENT, { body: "[]", headers: carried("busy") }, "busy"],
    ["2: absent holds for an object", ABSENT, { body: '{"a":1}', headers: carried("busy") }, "success"],
    [
      "2: an object that looks foreign",
      ABSENT,
      { body: '{"message":"m"}', status: 302, headers: carried("busy") },
      "busy",
    ],
    ["2: a failed status", ABSENT, { body: '{"message":"m"}', status: 403, headers: carried("busy") }, "busy"],
    ["2: a failed status without a header", ABSENT, { body: '{"message":"m"}', status: 403 }, "failed_status"],
    [
      "2: the body's code is not refuted",
      ABSENT,
      { body: '{"code":"lost"}', status: 403, headers: carried("busy") },
      "failed_status",
    ],
    ["3: another content type", CODE, { body: HTML, headers: typed("text/html; charset=x") }, "content_type"],
    ["3: JSON that is not JSON", CODE, { body: HTML, headers: typed("Application/JSON; charset=x") }, "not_json"],
    ["3: a problem", CODE, { body: HTML, headers: typed("application/problem+json") }, "not_json"],
    ["3: an empty type", CODE, { body: HTML, headers: typed(";a") }, "not_json"],
    ["3: none", CODE, { body: HTML }, "not_json"],
    ["3: JSON that is not an object", CODE, { body: "[]", headers: typed("text/html") }, "not_object"],
    ["3: JSON of another type", CODE, { body: '{"code":"busy"}', headers: typed("text/html") }, "busy"],
  ])("step %s", (_, success, given, expected) => {
    expect(part(answer(api(success), given))).toEqual([expected]);
  });

  test.each<
    readonly [step: string, expected: "entry" | number | undefined, code: string, status: number, result: string]
  >([
    ["any status", undefined, "busy", 200, "busy"],
    ["the entry's", "entry", "busy", 503, "busy"],
    ["one of the same hundred", "entry", "busy", 500, "busy"],
    ["another", "entry", "busy", 429, "status_mismatch"],
    ["an unknown code", "entry", "new", 200, "new"],
    ["a number", 200, "busy", 299, "busy"],
    ["another than the number", 200, "busy", 503, "status_mismatch"],
  ])("step 4: %s", (_, status, code, received, result) => {
    expect(part(answer(api(CODE, status), { body: JSON.stringify({ code }), status: received }))).toEqual([result]);
  });

  test("step 2: a value that is not a code refutes a success as well", () => {
    const words = api(ABSENT);
    const catalog = { ...words, modules: [{ id: "api", type: { kind: "int" }, entries: [] }] } as const;
    const answers = ["7", "seven"].map((code) =>
      part(answer(catalog, { body: '{"message":"m"}', status: 403, headers: carried(code) })),
    );
    expect(answers).toEqual([["7"], ["bad_code"]]);
  });

  test("the texts of the further reasons", () => {
    expect(part(answer(api(CODE), {}), "text")).toEqual(["empty", "not a response of Plain: the body is empty"]);
    const body = '{"code":"busy","message":"m","requestId":"r"}';
    expect(part(answer(api(CODE, 200), { body, status: 503 }), "text", "detail", "requestId", "excerpt")).toEqual([
      ...["status_mismatch", "not a response of Plain: the status 503 does not go with the code busy: m"],
      ...["m", "r", body],
    ]);
  });

  test("the request ID: that of the body, otherwise that of a header", () => {
    const headers: OracleHeaderList = [
      ["x-trace", "t"],
      ["X-ID", " i "],
    ];
    const requestId = (body: string, list = headers): unknown =>
      part(answer(api(CODE), { body, headers: list }), "requestId")[1];
    expect(requestId('{"code":"busy","requestId":"r"}')).toBe("r");
    expect(requestId('{"code":"busy","requestId":""}')).toBe("i");
    expect(requestId("{}")).toBe("i");
    expect(requestId(HTML, headers.slice(0, 1))).toBe("t");
    expect(requestId("", [])).toBeNull();
  });

  test("kind, effect and retryable of an invalid response", () => {
    const facts = (status: number): readonly unknown[] =>
      part(answer(api(CODE), { status }), "kind", "effect", "retryable").slice(1);
    expect(facts(200)).toEqual(["unknown", "unknown", false]);
    expect(facts(400)).toEqual(["invalid_argument", "none", false]);
    expect(facts(408)).toEqual(["deadline_exceeded", "none", true]);
    expect(facts(429)).toEqual(["resource_exhausted", "none", true]);
    expect(facts(501)).toEqual(["unimplemented", "none", false]);
    expect(facts(503)).toEqual(["unavailable", "unknown", true]);
    expect(facts(505)).toEqual(["unimplemented", "none", false]);
    expect(facts(599)).toEqual(["internal", "unknown", false]);
    expect(facts(600)).toEqual(["unknown", "unknown", false]);
  });

  test("the effect of an error", () => {
    const effect = (code: string): unknown => part(answer(api(CODE), { body: JSON.stringify({ code }) }), "effect")[1];
    expect(["busy", "kept", "lost", "new"].map(effect)).toEqual(["none", "done", "unknown", "unknown"]);
  });
});

describe("section 5, on what decodeResponse returned", () => {
  const retry: OracleRetry = { idempotent: true, attempt: 1, elapsed: 0, random: 0 };
  const decided = (given: Given): string => answer(api(CODE), { retry, ...given });

  test.each<readonly [step: string, given: Given, expected: string]>([
    ["a success", { body: '{"code":"ok"}' }, '{"retry":false,"delay":0,"reason":"not_retryable"}'],
    ["an action", { body: '{"code":"busy"}' }, '{"retry":true,"delay":1000,"reason":"backoff"}'],
    ["an effect", { body: '{"code":"kept"}' }, '{"retry":false,"delay":0,"reason":"already_done"}'],
    ["no entry", { body: '{"code":"new"}' }, '{"retry":false,"delay":0,"reason":"not_retryable"}'],
    ["429", { body: HTML, status: 429 }, '{"retry":true,"delay":1000,"reason":"backoff"}'],
    ["503", { body: HTML, status: 503 }, '{"retry":true,"delay":500,"reason":"backoff"}'],
    [
      "a delay",
      { status: 503, headers: [["retry-after", "7"]] },
      '{"retry":true,"delay":7000,"reason":"server_delay"}',
    ],
  ])("%s", (_, given, expected) => {
    expect(decided(given)).toBe(expected);
  });

  test("an effect that is not known", () => {
    const given = { status: 503, retry: { ...retry, idempotent: false } };
    expect(decided(given)).toBe('{"retry":false,"delay":0,"reason":"may_be_done"}');
  });
});
