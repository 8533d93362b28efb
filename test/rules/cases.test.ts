import { describe, expect, it } from "vitest";
import { lintSpec } from "../../generator/lint.js";
import type { SpecFile } from "../../generator/load/spec-file.js";

interface Fields {
  readonly text?: string;
  readonly kind?: string;
  readonly action?: string;
  readonly name?: string;
  readonly more?: string;
}

/** A spec of one entry, which keeps every rule unless a field of it is given. */
function specOf({
  text = "{ en: The order does not exist. Check its number., zh: 订单不存在，请检查订单号。 }",
  kind = "not_found",
  action = "fix_request",
  name = "OrderNotFound",
  more = "",
}: Fields): SpecFile[] {
  const file = (path: string, text: string): SpecFile => ({ path, source: `spec/${path}`, text });
  return [
    file(
      "errspec.yaml",
      `errspec: 1
catalog: shop
title: { en: Shop API, zh: 商店接口 }
version: 1.2.0
locales: [en, zh]
docs: https://shop.example/{module}/{code}
envelope: { success: { code: 0 }, code: /code, common: all, module-code: [{ at: /message, forms: ["({code})", "{code}:"] }], text: /message }
modules:
  - { module: all, title: { en: Common, zh: 公共 }, success: { code: 0, name: Success, text: { en: The call succeeded., zh: 调用成功。 } }, errors: [{ code: 4000, name: Bad, text: { en: Something is wrong. See the message., zh: 出错了，请参考消息。 }, kind: internal, action: retry }] }
`,
    ),
    file(
      "orders.yaml",
      `module: orders
title: { en: Orders, zh: 订单 }
errors:
  - code: 100
    name: ${name}
    text: ${text}
${kind === "" ? "" : `    kind: ${kind}\n`}${action === "" ? "" : `    action: ${action}\n`}${more}`,
    ),
  ];
}

function rulesOf(fields: Fields, preset: "standard" | "strict" = "standard"): string[] {
  return lintSpec(specOf(fields), { targets: [], custom: [], preset, today: "2026-06-01" }).diagnostics.map(
    ({ rule }) => rule,
  );
}

const en = (text: string): string => `{ en: ${JSON.stringify(text)}, zh: 订单不存在，请检查订单号。 }`;
const zh = (text: string): string => `{ en: The order does not exist. Check its number., zh: ${JSON.stringify(text)} }`;

describe("what annoys nobody", () => {
  it.each<[title: string, fields: Fields]>([
    ["an entry as it should be", {}],
    ["a stand-in for a name in angle brackets", { text: en("The bucket <name> does not exist. Check its name.") }],
    ["a comparison", { text: en("The size must be < 10 and > 2. Change it.") }],
    ["JSON in a text", { text: en('Send {"a": 1} or {} instead. Check the body.') }],
    ["a percentage", { text: en("The disk is 100% full. Delete files.") }],
    ["a hostname in public", { text: en("See https://www.example.com/help, and check the number.") }],
    ["a version that looks like an address", { text: en("Version 1.10.2.3 is not supported. Use 2.0.") }],
    ["`that that` and `had had`", { text: en("The order that that user had had is gone. Check it.") }],
    ["a number in brackets further on", { text: en("The order was deleted (404). Check its number.") }],
    ["a year in brackets first", { text: en("(beta) The order does not exist. Check it.") }],
    ["Chinese quoted in English", { text: en('The field "订单号" is wrong. Check it.') }],
    [
      "Chinese quoted in an English note",
      { more: "    note: { en: The page says 稍后重试 here and means a person, zh: 由人工处理 }\n" },
    ],
    ["a Latin word as a Chinese title", { more: "    title: { en: Order not found, zh: OK }\n" }],
    ["an exception that is nothing without its last word", { name: "NetworkException" }],
    ["a name of five words", { name: "StackedDiagnosticsAccessedWithoutActiveHandler" }],
    ["`Please` in Chinese", { text: zh("请检查订单号。") }],
    ["a not-equals sign", { text: en("The length is != 3. Change it.") }],
    ["an abbreviation at the end of a title", { more: "    title: { en: Orders by Shop Inc., zh: 订单 }\n" }],
    ["a password as a word", { text: en("The password is wrong: password must have 8 characters. Change it.") }],
    ["`token: expired`", { text: en("token: expired-since-yesterday. Log in again.") }],
    ["the word else's kind", { name: "OrderTimeout", kind: "unavailable", action: "retry" }],
    ["a shadow copy of a plural", { name: "InvalidHttps", kind: "invalid_argument" }],
    ["402 for money", { name: "OrderOpen", kind: "failed_precondition", action: "top_up", more: "    http: 402\n" }],
    [
      "207 for a partial success",
      { name: "OrderOpen", kind: "unknown", action: "inspect_result", more: "    http: 207\n" },
    ],
    [
      "`retryable: true` that agrees",
      { name: "OrderOpen", kind: "unavailable", action: "retry", more: "    retryable: true\n" },
    ],
    [
      "waiting with a retry of one's own",
      { name: "OrderOpen", kind: "aborted", action: "wait", more: "    retryable: true\n" },
    ],
    [
      "`effect: done` that is not retried",
      { name: "OrderOpen", kind: "aborted", action: "wait", more: "    effect: done\n" },
    ],
    ["a code that is a thing", { name: "InvalidVerificationCode", kind: "invalid_argument" }],
    ["an exception that is a thing", { name: "UnhandledException", kind: "internal", action: "retry" }],
    ["a session's timeout", { name: "SessionTimeout", kind: "unauthenticated", action: "fix_credentials" }],
    ["a brand's Chinese name in brackets", { text: en("The WeChat (微信) account is unknown. Check it.") }],
    ["a version of the API", { more: '    since: "3.0"\n' }],
    ["an edition as a version", { more: "    since: 2018 edition\n" }],
    ["a name that only begins like its module", { name: "OrderstateUnknown", kind: "internal", action: "retry" }],
    ["a local page", { more: '    links: [{ url: "http://localhost:8080/help", title: { en: Help, zh: 帮助 } }]\n' }],
    ["a heading whose word begins the next line", { text: en("Invalid\ninvalid order. Check its number.") }],
    ["an own kind of JSON placeholder", { text: en("The order ${ is not closed. Close it.") }],
  ])("%s", (_, fields) => {
    expect(rulesOf(fields)).toEqual([]);
  });
});

describe("what is found", () => {
  it.each<[title: string, fields: Fields, ...rules: string[]]>([
    ["English in Chinese", { text: zh("The order does not exist") }, "text-language"],
    ["Chinese in English", { text: en("Order 不存在. Check it.") }, "text-language"],
    [
      "the same sentence in both",
      { text: "{ en: Check the number again, zh: Check the number again }" },
      "text-language",
    ],
    ["a fraction of a translation", { text: "{ en: The order does not exist. Check it. }" }, "translated"],
    ["printf", { text: en("The order %s is gone. Check it.") }, "placeholder-named"],
    ["positions", { text: en("The order {0} is gone. Check it.") }, "placeholder-named"],
    [
      "a missing placeholder",
      { text: "{ en: 'No order {id}. Check it.', zh: 没有订单，请检查。 }", more: "    params: [{ name: id }]\n" },
      "placeholder-parity",
    ],
    ["a code first, full-width", { text: zh("（2130）订单不存在，请检查。") }, "text-without-code"],
    ["a code first, with a colon", { text: en("2130: the order does not exist. Check it.") }, "text-without-code"],
    ["a word twice", { text: en("The order is is locked. Check it.") }, "text-without-repeat"],
    ["a script", { text: en("<script>alert(1)</script> Check it.") }, "text-without-markup"],
    ["a script's address", { text: en("See javascript:alert(1) and check it.") }, "text-without-markup"],
    ["a doctest", { text: en(">>> import os. Check it.") }, "text-without-directive"],
    ["a workflow command", { text: en("::error::Check it.") }, "text-without-directive"],
    ["a mark of a template", { text: en("The order ${order} is gone. Check it.") }, "text-without-template"],
    ["an e-mail address", { text: en("Ask ann.b@shop.example for it.") }, "text-without-address"],
    ["a private address", { text: en("The host 10.0.0.12 is down. Check it.") }, "text-without-address"],
    ["a private key", { text: en("-----BEGIN RSA PRIVATE KEY----- is wrong. Check it.") }, "text-without-secret"],
    ["a password", { text: en("Use password=hunter2hunter2hunter2 here.") }, "text-without-secret"],
    ["an exclamation mark in Chinese", { text: zh("订单不存在！请检查。") }, "text-without-exclamation"],
    ["an exclamation mark at the end", { text: zh("订单不存在，请检查！") }, "text-without-exclamation"],
    ["a kind that the name contradicts", { kind: "permission_denied" }, "name-matches-kind"],
    ["a retry of what lasts", { name: "Xx", kind: "unauthenticated", action: "retry" }, "retryable-matches-kind"],
    [
      "a 404 that is retried",
      { name: "Xx", kind: "unknown", action: "retry", more: "    http: 404\n" },
      "http-matches-retryable",
    ],
    [
      "a 503 that is not",
      { name: "Xx", kind: "internal", action: "contact_support", more: "    http: 503\n" },
      "http-matches-retryable",
    ],
    [
      "a retry of what is done",
      { name: "OrderOpen", kind: "unavailable", action: "retry", more: "    effect: done\n" },
      "retryable-matches-effect",
    ],
    [
      "a retry of what is done, said by the action",
      { name: "OrderOpen", action: "already_done", kind: "aborted", more: "    retryable: true\n" },
      "retryable-matches-action",
    ],
    [
      "a server's fault with a 400",
      { name: "Xx", kind: "internal", action: "retry", more: "    http: 409\n" },
      "http-matches-kind",
    ],
    ["a redirect", { more: "    http: 302\n" }, "http-not-success"],
    [
      "an example of another code",
      { more: '    examples: [{ "code": 4000, "message": "gone" }]\n' },
      "example-decodes",
    ],
    ["an example of success", { more: '    examples: [{ "code": 0 }]\n' }, "example-decodes"],
    ["an example that is none", { more: '    examples: ["nothing"]\n' }, "example-decodes"],
    [
      "versions in the wrong order",
      { more: '    since: "1.10"\n    deprecated: { since: "1.9", reason: { en: No use, zh: 没用 } }\n' },
      "versions-in-order",
    ],
    [
      "days in the wrong order",
      { more: '    since: "2026-05-02"\n    deprecated: { since: "2026-05-01", reason: { en: No use, zh: 没用 } }\n' },
      "versions-in-order",
    ],
    [
      "a removal before the deprecation",
      { more: '    deprecated: { since: "2026-12-31", sunset: 2026-12-30, reason: { en: No use, zh: 没用 } }\n' },
      "versions-in-order",
    ],
    [
      "a removal before the introduction",
      { more: '    since: "2026-12-31"\n    deprecated: { sunset: 2026-12-30, reason: { en: No use, zh: 没用 } }\n' },
      "versions-in-order",
    ],
    [
      "days in order, and versions beside a day",
      {
        more: '    since: "1.0"\n    deprecated: { since: "2026-12-31", sunset: 2026-12-31, reason: { en: No use, zh: 没用 } }\n',
      },
    ],
    ["a removal from tomorrow", { more: "    deprecated: { sunset: 2026-06-02, reason: { en: No use, zh: 没用 } }\n" }],
    [
      "a removal from today",
      { more: "    deprecated: { sunset: 2026-06-01, reason: { en: No use, zh: 没用 } }\n" },
      "sunset-ahead",
    ],
    [
      "a replacement of itself",
      { more: "    deprecated: { reason: { en: No use, zh: 没用 }, replaced-by: OrderNotFound }\n" },
      "replacement-known",
    ],
    ["the fallback `none`", { more: "    fallback: none\n" }, "fallback-differs"],
    ["two blanks", { text: "{ en: 'The order  is gone. Check it.', zh: 没有订单，请检查。 }" }],
  ])("%s", (_, fields, ...rules) => {
    expect(rulesOf(fields)).toEqual(rules);
  });
});

describe("the presets", () => {
  const bad = { text: "{ en: 'the order  is gone!', zh: '订单不存在,请检查' }", kind: "" };

  it("hold each other", () => {
    const of = (preset: "minimal" | "standard" | "strict") =>
      new Set(
        lintSpec(specOf(bad), { targets: [], custom: [], preset, today: "2026-06-01" }).diagnostics.map(
          ({ rule }) => rule,
        ),
      );
    const [minimal, standard, strict] = [of("minimal"), of("standard"), of("strict")];
    expect([...minimal]).toEqual([]);
    expect([...standard]).toEqual(["text-without-exclamation", "kind-given"].reverse().sort());
    expect([...standard].filter((rule) => !strict.has(rule))).toEqual([]);
    expect(strict.size).toBeGreaterThan(standard.size);
  });

  it("give way to single settings, but for errors", () => {
    const [main, orders] = specOf(bad);
    if (main === undefined || orders === undefined) throw new Error("no spec");
    const withSettings = (lint: string) =>
      lintSpec([{ ...main, text: `${main.text}${lint}` }, orders], {
        targets: [],
        custom: [],
        preset: undefined,
        today: "2026-06-01",
      }).diagnostics.map(({ rule, severity }) => `${severity} ${rule}`);
    expect(withSettings("lint: { preset: minimal, rules: { kind-given: error, text-capitalized: info } }\n")).toEqual([
      "error kind-given",
      "info text-capitalized",
    ]);
    expect(withSettings("lint: { rules: { kind-given: off, text-without-exclamation: off } }\n")).toEqual([]);
    expect(
      withSettings("lint: { preset: minimal, rules: { unique-code: off, kind-givn: error, acme/own: error } }\n"),
    ).toEqual(["warning known-rule", "warning known-rule"]);
  });
});
