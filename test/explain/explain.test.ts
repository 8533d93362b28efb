import { describe, expect, it } from "vitest";
import { decode } from "../../generator/decode/decode.js";
import { cells } from "../../generator/diagnostic/width.js";
import { explain } from "../../generator/explain/explain.js";
import { answerJson } from "../../generator/explain/json.js";
import { answerText } from "../../generator/explain/text.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { catalogOf, seedCatalog } from "../support/catalog.js";
import { envelopeSpecs } from "../support/envelopes.js";
import { catalogWithHistory } from "../support/history.js";
import { specOf } from "../support/specs.js";

const seed = seedCatalog();

/** What was found, as references. */
function found(query: string, catalog: Catalog = seed): string[] {
  return explain(catalog, query, decode).meanings.map((meaning) => {
    if (meaning.kind === "entry") return `${meaning.entry.module}/${meaning.entry.code}`;
    return meaning.kind === "reserved" ? `${meaning.module.id}/${meaning.asked} reserved` : "success";
  });
}

const plain = (query: string, locale = "en", catalog: Catalog = seed): string =>
  answerText(catalog, explain(catalog, query, decode), query, locale, (_, text) => text);

describe("a code or a name", () => {
  it.each([
    ["2130", ["dsa/2130"]],
    [" 2130\n", ["dsa/2130"]],
    ["02130", ["dsa/2130"]],
    ["２１３０", ["dsa/2130"]],
    ["dsa/2130", ["dsa/2130"]],
    ["dsa:2130", ["dsa/2130"]],
    ["dsa#2130", ["dsa/2130"]],
    ["DSA 2130", ["dsa/2130"]],
    ["4000/2130", ["dsa/2130"]],
    ["dsa/InvalidProjectId", ["dsa/2130"]],
    ["InvalidProjectId", ["dsa/2130"]],
    ["invalidprojectid", ["dsa/2130"]],
    ["invalid-project-id", ["dsa/2130"]],
    ["INVALID_PROJECT_ID", ["dsa/2130"]],
    ["DsaCode.InvalidProjectId", ["dsa/2130"]],
    ["dsa.CodeInvalidProjectID", ["dsa/2130"]],
    ["InvalidProjectIdError", ["dsa/2130"]],
    ["InternalError", ["common/6000"]],
    ["0", ["common/0"]],
    ["common/2130", []],
    ["2131", []],
  ])("%s", (query, wanted) => {
    expect(found(query)).toEqual(wanted);
  });

  it("lists every meaning of a number that several modules use", () => {
    const catalog = catalogOf(`errspec: 1
catalog: tiny
title: Tiny
locales: [en]
envelope: { code: /code }
modules:
  - { module: one, errors: [{ code: 7, name: NotThere, text: a }] }
  - { module: two, errors: [{ code: 7, name: TooMany, text: b }], reserved: [{ codes: [9, 20-30], names: [Gone], reason: retired }] }
`);
    expect(found("7", catalog)).toEqual(["one/7", "two/7"]);
    expect(plain("7", "en", catalog)).toMatch(/^7 may mean 2 things:\n\none\/7 NotThere\n/);
    expect(found("two/7", catalog)).toEqual(["two/7"]);
    expect(found('{"code":7}', catalog)).toEqual(["one/7", "two/7"]);
    for (const query of ["9", "two/25", "Gone"]) expect(found(query, catalog)).toHaveLength(1);
    expect(plain("9", "en", catalog)).toBe(
      "two/9\nNot in use. It will not be reused with another meaning.\n\n  Reserved  retired",
    );
  });

  it("finds aliases and shows earlier meanings", () => {
    const catalog = catalogOf(
      specOf(`- code: 1
  name: NotThere
  aliases: [MissingThing]
  text: It is not there.
  was: [{ text: It was full., until: "2" }]
  deprecated: { since: "3", sunset: 2027-01-31, reason: Too vague., replaced-by: OtherThing }
- { code: 2, name: OtherThing, text: Other. }`),
    );
    expect(found("missing_thing", catalog)).toEqual(["things/1"]);
    const text = plain("1", "en", catalog);
    expect(text).toContain("Deprecated since 3, may be removed from 2027-01-31, use OtherThing: Too vague.");
    expect(plain("1", "zh", catalog)).toContain(
      "已弃用（自 3 起），2027-01-31 起可能移除，请改用 OtherThing: Too vague.",
    );
    expect(answerJson(catalog, explain(catalog, "1", decode), "en")).toMatchObject({
      meanings: [
        {
          deprecated: {
            since: "3",
            sunset: "2027-01-31",
            reason: { en: "Too vague." },
            replacedBy: "OtherThing",
          },
        },
      ],
    });
    expect(text).toContain("Earlier meaning (until 2)  It was full.");
  });

  it("shows what versions changed, in text and as JSON", () => {
    const catalog = catalogWithHistory();
    expect(plain("1", "en", catalog)).toMatch(
      /Since +1\.1\.0\n +Changed in 1\.2\.0 +no longer deprecated; .*\n +Text before 1\.2\.0 +<b>It<\/b> is \| \*gone\*\.\n +Changed in 1\.4\.0 +deprecated; may be retried/,
    );
    expect(plain("2", "zh", catalog)).toContain("1.0.0 或更早");
    const { meanings } = answerJson(catalog, explain(catalog, "1", decode), "en");
    expect(meanings).toMatchObject([
      {
        since: null,
        history: {
          since: "1.1.0",
          changes: [
            {
              version: "1.2.0",
              fields: expect.arrayContaining([{ field: "http", from: "409", to: "410" }]) as unknown,
              textBefore: { en: "<b>It</b> is | *gone*." },
              deprecated: false,
            },
            { version: "1.3.0", fields: [], textBefore: { zh: "不见了。" }, deprecated: null },
            { version: "1.4.0", deprecated: true },
          ],
        },
      },
    ]);
    expect(answerJson(catalog, explain(catalog, "3", decode), "en").meanings).toMatchObject([{ history: null }]);
  });

  it("warns about an experimental error", () => {
    const catalog = catalogOf(
      specOf(`- { code: 1, name: NotThere, stability: experimental, text: It is not there. }
- { code: 2, name: OtherThing, text: Other. }`),
    );
    expect(plain("1", "en", catalog)).toContain("\nExperimental: it may change or be removed at any time.\n");
    expect(plain("1", "zh", catalog)).toContain("\n实验性：可能随时更改或移除。\n");
    expect(plain("2", "en", catalog)).not.toContain("Experimental");
    const stability = (code: string): unknown => answerJson(catalog, explain(catalog, code, decode), "en");
    expect(stability("1")).toMatchObject({ meanings: [{ stability: "experimental" }] });
    expect(stability("2")).toMatchObject({ meanings: [{ stability: "stable" }] });
  });

  it.each(Object.entries(envelopeSpecs))("finds every code and name of the envelope %s", (_, spec) => {
    const catalog = catalogOf(spec);
    for (const { entries } of catalog.modules) {
      for (const { module, code, name } of entries) {
        expect(found(`${module}/${code}`, catalog)).toEqual([`${module}/${code}`]);
        expect(found(code, catalog)).toContain(`${module}/${code}`);
        expect(found(name, catalog)).toContain(`${module}/${code}`);
      }
    }
  });
});

describe("a response", () => {
  it.each([
    ['{"code":4000,"message":"(2130)非法ProjectID参数"}', ["dsa/2130"]],
    ['{"code":5100,"codeDesc":2130,"message":"x"}', ["dsa/2130"]],
    ['{\n  "code": 4100,\n  "message": "nope"\n}', ["common/4100"]],
    ['{"code":4000,"message":"(2999)x"}', ["common/4000"]],
    ['{"code":0,"message":""}', ["common/0"]],
    ['{"code":7777}', []],
  ])("%s", (body, wanted) => {
    expect(found(body)).toEqual(wanted);
  });

  it("is shown with its chain, the server's message and the request ID", () => {
    const text = plain('{"code":4000,"message":"(2130)非法\\u001b[31m","requestId":"r-1"}');
    expect(text).toContain("Response        common/4000 InvalidParameter → dsa/2130 InvalidProjectId\n");
    expect(text).toContain("Server message  非法\\x1b[31m\n");
    expect(text).toContain("Request ID      r-1\n");
    expect(plain('{"code":4000,"message":"(2999)x"}')).toContain("common/4000 InvalidParameter → 2999 (unknown)");
  });

  it("with an unknown code is reported as such, with the nearest entries", () => {
    const answer = explain(seed, '{"code":4001,"message":"x"}', decode);
    expect(answer.meanings).toEqual([]);
    expect(answer.unknown?.code).toBe("4001");
    expect(answer.near.map(({ code }) => code)).toContain("4000");
    expect(plain('{"code":4001,"message":"x"}')).toContain("its code 4001 is not in the catalog.");
  });

  it("of a successful call is recognized without an entry for success", () => {
    const catalog = catalogOf(
      specOf("- { code: 1, name: NotThere, text: x }").replace("envelope: {", "envelope: { success: { code: 0 },"),
    );
    expect(found('{"code":0}', catalog)).toEqual(["success"]);
    expect(plain('{"code":0}', "en", catalog)).toBe("The call succeeded.");
  });
});

describe("a body that is not a response", () => {
  const page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>";

  it("of a proxy is reported as a web page, with when to try again", () => {
    expect(explain(seed, page, decode)).toMatchObject({ meanings: [], invalid: { reason: "not_json" } });
    expect(plain(page)).toBe(
      "This is not a response of the API: it is not JSON.\n" +
        "A proxy or gateway answered with a web page. If the status is 408, 429, 502, 503 or 504, try again later.",
    );
    expect(plain(page, "zh")).toMatch(/^这不是该 API 的响应：不是 JSON。\n这是代理或网关返回的网页。/);
  });

  it.each([
    ['{"message":"half', "it is not JSON."],
    ["[1, 2]", "it is not a JSON object."],
    ['{"message":"Forbidden"}', "it has no code.\n  Server message  Forbidden"],
    [
      '{"code":"x y","message":"Disk full","requestId":"r-1"}',
      "its code cannot be read.\n  Server message  Disk full\n  Request ID      r-1",
    ],
  ])("gives the reason and shows its text: %s", (body, why) => {
    expect(plain(body)).toBe(`This is not a response of the API: ${why}`);
  });

  it("is shown below the entry that its text names", () => {
    const body = '{"code":"InvalidProjectId","message":"Ask team 7","requestId":"r-1"}';
    expect(plain(body)).toMatch(/^dsa\/2130 InvalidProjectId\n/);
    expect(plain(body)).toMatch(
      /\n\nThis is not a response of the API: its code cannot be read\.\n {2}Server message {2}Ask team 7\n {2}Request ID {6}r-1$/,
    );
  });

  it("is in the JSON answer, too", () => {
    const answer = explain(seed, '{"code":"x y","message":"Disk full"}', decode);
    expect(answerJson(seed, answer, "en")).toMatchObject({
      meanings: [],
      unknown: null,
      invalid: { reason: "bad_code", detail: "Disk full", requestId: null },
    });
  });
});

describe("lines of a log", () => {
  it.each([
    ["2024-05-01 12:30:01 ERROR pid=1000 call failed: (2130)非法ProjectID参数", ["dsa/2130"]],
    ["failed: （2130）非法", ["dsa/2130"]],
    ["E1 dsa: InvalidProjectId (4000/2130): 非法ProjectID参数", ["dsa/2130"]],
    ['12:30:01 resp={"code":5300,"message":"余额不足"} took 3 ms', ["common/5300"]],
    ['{"level":"error","response":{"code":4000,"message":"(3004)x"}}', ["dsa/3004"]],
    ['{"level":"error","body":"{\\"code\\":4000,\\"message\\":\\"(3004)x\\"}"}', ["dsa/3004"]],
    ['resp="{\\"code\\":4100}"', ["common/4100"]],
    ["throw new DsaError(DsaCode.CertificateExpired)", ["dsa/3004"]],
    ["error 2130 from dsa", ["dsa/2130"]],
    ["line one\nline two (2130)x\nline three (3004)y\nagain (2130)x", ["dsa/2130", "dsa/3004"]],
    ["nothing to see {here} (12) at 12:30", []],
    ["", []],
  ])("%s", (line, wanted) => {
    expect(found(line)).toEqual(wanted);
  });

  it.each([
    ["braces", "{".repeat(200_000)],
    ["objects", '{"a":'.repeat(50_000)],
    ["parentheses", "(2".repeat(100_000)],
    ["quoted braces", '\\"{'.repeat(60_000)],
    ["slashes", "a/".repeat(100_000)],
    ["empty objects", "{}".repeat(100_000)],
  ])("are read in limited time, whatever they contain: %s", { timeout: 60_000 }, (_, hostile) => {
    expect(explain(seed, hostile, decode).meanings).toEqual([]);
  });
});

describe("the nearest entries", () => {
  const near = (query: string): string[] => explain(seed, query, decode).near.map(({ code }) => code);

  it.each([
    ["2131", "2130"],
    ["InvalidProjctId", "2130"],
    ["dsa/2131", "2130"],
    // Swapped digits are one slip.
    ["2310", "2130"],
    ["InvaildProjectId", "2130"],
    ["CertificateExpird", "3004"],
    ["余额", "5300"],
  ])("to %s is %s", (query, code) => {
    expect(near(query)[0]).toBe(code);
  });

  it("is empty for a text that resembles no entry", () => {
    expect(near("zzzzzzzzzzzz")).toEqual([]);
  });
});

describe("the text", () => {
  it("starts with the meaning and the advice", () => {
    expect(plain("2130")).toBe(`dsa/2130 InvalidProjectId
The ProjectID parameter is invalid. Check it and retry.

Fix the request. Not retryable.

  Source (zh)    非法ProjectID参数，请确认后重试
  Group          Parameter
  Kind           invalid_argument · HTTP 400 · gRPC INVALID_ARGUMENT (3)
  Carried out    No
  Same text      dsa/9002 StatsInvalidProjectId
  Documented at  https://example.com/errors/dsa#2130`);
  });

  it("is aligned by terminal cells: Chinese characters fill two", () => {
    const lines = plain("2130", "zh")
      .split("\n")
      .filter((line) => line.startsWith("  "));
    const starts = lines.map((line) => {
      const [lead = ""] = /^ {2}\S+ {2,}/.exec(line) ?? [];
      return cells(lead);
    });
    expect(new Set(starts)).toEqual(new Set([12]));
  });

  it("shows escape sequences instead of sending them to the terminal", () => {
    const catalog = catalogOf(specOf(String.raw`- { code: 1, name: NotThere, text: "red \e[31m \u202e \a" }`));
    for (const query of ["1", "\u001b[31mNotThre\u202e"]) {
      // eslint-disable-next-line no-control-regex
      expect(plain(query, "en", catalog)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    }
    expect(plain("1", "en", catalog)).toContain("red \\x1b[31m \\u202e \\x07");
  });
});

describe("whether the request was carried out", () => {
  const row = (keys: string, locale = "en"): string | undefined =>
    plain("1", locale, catalogOf(specOf(`- { code: 1, name: NotThere, text: Gone.${keys} }`)))
      .split("\n")
      .find((line) => /^ {2}(?:Carried out|已执行) /.test(line));

  it("is shown if the spec says it, or anything that it follows from", () => {
    expect(row(", kind: unavailable")).toBe("  Carried out  Unknown");
    expect(row(", action: already_done")).toBe("  Carried out  Yes");
    expect(row(", effect: none")).toBe("  Carried out  No");
    expect(row(", effect: none", "zh")).toBe("  已执行  否");
  });

  it("is not shown if nothing is known", () => expect(row("")).toBeUndefined());
});

describe("the answer as data", () => {
  it("has every field, and the chain of a response", () => {
    const answer = explain(seed, '{"code":4000,"message":"(1000)x"}', decode);
    expect(answerJson(seed, answer, "en")).toMatchObject({
      meanings: [
        {
          is: "error",
          module: "dsa",
          code: "1000",
          name: "InternalSystemError",
          text: { zh: "系统内部错误，请稍后重试或联系厂商处理" },
          advice: "Retry after a delay; if that does not help, contact support. Retryable.",
          retryable: true,
          effect: "unknown",
          kind: "internal",
          http: 500,
          grpc: 13,
          response: { code: "4000", moduleCode: "1000", detail: "x", requestId: null },
          chain: [
            { module: "common", code: "4000", name: "InvalidParameter" },
            { module: "dsa", code: "1000", name: "InternalSystemError" },
          ],
        },
      ],
      unknown: null,
      invalid: null,
      near: [],
    });
  });
});

describe("an operation", () => {
  const shop = catalogOf(`errspec: 1
catalog: shop
title: Shop
locales: [en, zh]
envelope: { code: /code }
modules:
  - module: orders
    errors:
      - { code: 1, name: OrderNotFound, text: { en: "There is no such order.", zh: 订单不存在 }, kind: not_found, action: fix_request }
      - { code: 2, name: Busy, text: { en: Wait., zh: 请稍候 }, kind: unavailable, action: retry }
operations:
  errors: [Busy]
  list:
    getOrder: { method: GET, path: "/orders/{id}", summary: { en: Read an order., zh: 查询订单 }, tags: [read], errors: [{ error: OrderNotFound, when: The ID is wrong. }] }
    ping: { except: [Busy] }
`);

  it.each(["getOrder", "GET /orders/{id}", " get  /orders/{id}\n"])(
    "is found by its ID, or its method and path: %s",
    (query) => {
      expect(explain(shop, query, decode).operations.map(({ id }) => id)).toEqual(["getOrder"]);
    },
  );

  it.each([
    ["/orders/{id}", ["getOrder"]],
    ["GET /orders/42?full=1", ["getOrder"]],
    ["POST /orders/42", []],
  ])("is found by its path, with values too: %s", (query, wanted) => {
    expect(explain(shop, query, decode).operations.map(({ id }) => id)).toEqual(wanted);
  });

  it.each(["getOrdr", "GETORDER", "GET /ordrs/{id}", "/ordrs/{id}"])("is suggested for %s", (query) => {
    const answer = explain(shop, query, decode);
    expect(answerJson(shop, answer, "en")).toMatchObject({ operations: [], nearOperations: ["getOrder"] });
    expect(plain(query, "en", shop)).toMatch(
      /\n\nDid you mean\n {2}getOrder · GET \/orders\/\{id\} {2}Read an order\.$/,
    );
  });

  it("is shown with its errors, and when it returns them", () => {
    expect(plain("getOrder", "en", shop)).toBe(`getOrder · GET /orders/{id}
Read an order.

Returns these errors, and may return others:
  orders/1 OrderNotFound  The ID is wrong.
  orders/2 Busy           Wait.`);
    expect(plain("ping", "zh", shop)).toBe("ping\n\n规范没有为它声明错误。");
    expect(answerJson(shop, explain(shop, "getOrder", decode), "en")).toMatchObject({
      operations: [
        {
          id: "getOrder",
          method: "GET",
          tags: ["read"],
          errors: [
            { module: "orders", code: "1", name: "OrderNotFound", from: "operation", when: { en: "The ID is wrong." } },
            { module: "orders", code: "2", name: "Busy", from: "catalog", when: {} },
          ],
        },
      ],
    });
  });

  it("is shown with each of its errors", () => {
    expect(plain("OrderNotFound", "en", shop)).toContain("\n  Returned by  getOrder");
    expect(answerJson(shop, explain(shop, "Busy", decode), "en")).toMatchObject({
      meanings: [{ operations: ["getOrder"] }],
    });
  });

  it("is not listed with an error that many return", () => {
    const ids = Array.from({ length: 12 }, (_, index) => `call${index}`);
    const many = (list: string): Catalog =>
      catalogOf(`errspec: 1
catalog: many
title: Many
locales: [en]
envelope: { code: /code }
modules:
  - { module: one, errors: [{ code: 1, name: Busy, text: Wait. }], operations: { errors: [Busy], list: { first: , second: } } }
  - { module: two, errors: [{ code: 2, name: Full, text: Wait. }] }
operations: { list: { ${list} } }
`);
    const calls = (rest: string): string =>
      ids.map((id) => `${id}: { module: two, errors: [one.Busy, Full] }`).join() + rest;
    expect(plain("Busy", "en", many(calls("")))).toMatch(/Returned by {2}every operation$/m);
    expect(plain("Busy", "en", many(calls(", ping: ")))).toMatch(/Returned by {2}every operation except ping$/m);
    expect(plain("Busy", "zh", many(calls(", ping: ")))).toMatch(/除 ping 以外的所有操作$/m);
    expect(plain("Busy", "en", many("ping: , pong: , call: , send: { module: two, errors: [one.Busy] }"))).toMatch(
      /Returned by {2}every operation of one, send$/m,
    );
    const some = ids.map((id, index) => `${id}: { module: two, errors: [${index < 11 ? "Full" : ""}] }`).join();
    expect(plain("Full", "en", many(`${some}, ping: , pong: `))).toMatch(/Returned by {2}call0, .*, call9, 1 more$/m);
  });
});

it("says which entries no client sees, and which params are never sent", () => {
  const catalog = catalogOf(
    specOf(
      `- { code: 1, name: Secret, text: "It is {it}", audience: internal, params: [{ name: it }, { name: card, type: int, sensitive: true }] }`,
    ),
  );
  const text = answerText(catalog, explain(catalog, "1", decode), "1", "en", (_, each) => each);
  expect(text).toContain("\nInternal: clients never see it.\n");
  expect(text).toContain("Parameters  it (string), card (int, never sent)");
  expect(answerText(catalog, explain(catalog, "1", decode), "1", "zh", (_, each) => each)).toContain("不发送");
});

it("prints one response, and code in every language that has some", () => {
  const catalog = catalogOf(specOf("- { code: 1, name: Plain, text: x }"));
  const usage = {
    responses: [
      { envelope: undefined, status: 400, headers: [["x-id", "1"]] as const, body: '{\n  "a": "\u001b"\n}' },
      { envelope: "grpc" as const, status: 500, headers: [], body: "{}" },
    ],
    snippets: [
      { title: "Go", handle: "if x {\n\ty\n}", raise: "" },
      { title: "Python", handle: "", raise: "raise\n\nx" },
    ],
  };
  const text = (envelope?: "grpc" | "problem"): string =>
    answerText(catalog, explain(catalog, "1", decode), "1", "en", (_, each) => each, { usage, envelope });
  const code = "\n\nHandle it in Go\n  if x {\n      y\n  }\n\nRaise it in Python\n  raise\n\n  x";
  expect(text()).toContain(
    `\n\nResponse\n  HTTP 400\n  x-id: 1\n  {\n    "a": "\\x1b"\n  }\n  in other envelopes: --envelope grpc${code}`,
  );
  expect(text("grpc")).toContain(`\n\nResponse\n  HTTP 500\n  {}${code}`);
  expect(text("problem")).not.toContain("Response\n");
});
