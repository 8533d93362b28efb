import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { decode } from "../../generator/decode/decode.js";
import type { Verdict } from "../../generator/decode/decode.js";
import { ascii, verdictText } from "../../generator/decode/verdict-text.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { catalogOf, seedCatalog } from "../support/catalog.js";
import { root } from "../support/tools.js";

/** A verdict in short: `success`, `invalid`, or `code[/module code] name|detail|request id`. */
function short(verdict: Verdict): string {
  if (verdict.result !== "error") return verdict.result;
  const { code, moduleCode, entry, detail, requestId } = verdict;
  const codes = moduleCode === undefined ? code : `${code}/${moduleCode}`;
  return [`${codes} ${entry?.name ?? "?"}`, detail, ...(requestId === undefined ? [] : [requestId])].join("|");
}

function decodeShort(catalog: Catalog, id: string, body: string | Uint8Array): string {
  const module = catalog.modules.find((candidate) => candidate.id === id);
  if (module === undefined) throw new Error(`no module ${id}`);
  return short(decode(catalog, module, body));
}

const seed = seedCatalog();
const deep = (depth: number): string => `{"code":4000,"x":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}}`;

/** Derived by hand from the contract, section by section. `body` is what follows `{"code":4000,"message":`. */
describe("the decode contract, on the worked example", () => {
  it.each<[body: string, verdict: string]>([
    // 1. from bytes to a value
    ['\ufeff{"code":4000}', "4000 InvalidParameter|"],
    ['\ufeff\ufeff{"code":4000}', "invalid"],
    [' \t\r\n{"code":4000}\n', "4000 InvalidParameter|"],
    ['{"code":4000}x', "invalid"],
    ['{"code":4000}{"code":4000}', "invalid"],
    ['{"code":4000,}', "invalid"],
    ['{"code":04000}', "invalid"],
    ['{"code":+4000}', "invalid"],
    ['{"code":NaN}', "invalid"],
    ['{"code":4000,"x":Infinity}', "invalid"],
    ['{"code":4000,"x":"\u0001"}', "invalid"],
    ['{"code":4000,"x":"\u007f"}', "4000 InvalidParameter|"],
    ["{'code':4000}", "invalid"],
    ['{"code":4000/**/}', "invalid"],
    ['[{"code":4000}]', "invalid"],
    ['"4000"', "invalid"],
    ["4000", "invalid"],
    ["null", "invalid"],
    ["", "invalid"],
    ["<html>", "invalid"],
    [deep(512), "4000 InvalidParameter|"],
    [deep(513), "invalid"],
    [`{"code":4000,"x":"${"[".repeat(2000)}"}`, "4000 InvalidParameter|"],
    ['{"code":0,"code":4000}', "4000 InvalidParameter|"],
    ['{"code":4000,"code":0}', "success"],
    ['{"code":4000,"code":null}', "invalid"],
    ['{"Code":0,"CODE":0,"code":4000}', "4000 InvalidParameter|"],
    ['{"Code":4000}', "invalid"],
    ['{"\\u0063ode":4000}', "4000 InvalidParameter|"],
    ['{"code":4000,"message":"\\ud800"}', "4000 InvalidParameter|\ud800"],
    ['{"__proto__":{"code":4000}}', "invalid"],
    ['{"code":4000,"__proto__":1,"constructor":2}', "4000 InvalidParameter|"],
    // 3. what a code is
    ['{"code":4000.0}', "4000 InvalidParameter|"],
    ['{"code":4e3}', "4000 InvalidParameter|"],
    ['{"code":4000.5}', "invalid"],
    ['{"code":"4000"}', "4000 InvalidParameter|"],
    ['{"code":"04000"}', "4000 InvalidParameter|"],
    ['{"code":"4000.0"}', "invalid"],
    ['{"code":" 4000"}', "invalid"],
    ['{"code":"+4000"}', "invalid"],
    ['{"code":"４０００"}', "invalid"],
    ['{"code":"0x1F"}', "invalid"],
    ['{"code":""}', "invalid"],
    ['{"code":true}', "invalid"],
    ['{"code":[4000]}', "invalid"],
    ['{"code":{"code":4000}}', "invalid"],
    ['{"code":1e400}', "invalid"],
    ['{"code":9007199254740991}', "9007199254740991 ?|"],
    ['{"code":9007199254740992}', "invalid"],
    ['{"code":9007199254740993}', "invalid"],
    [`{"code":1${"0".repeat(5000)}}`, "invalid"],
    ['{"code":"123456789012345"}', "123456789012345 ?|"],
    ['{"code":"1234567890123456"}', "invalid"],
    ['{"code":-1}', "-1 ?|"],
    ['{"code":"-0001"}', "-1 ?|"],
    // 4. the verdict
    ['{"code":0}', "success"],
    ['{"code":-0}', "success"],
    ['{"code":0.0}', "success"],
    ['{"code":1e-400}', "success"],
    ['{"code":"0"}', "success"],
    ['{"code":"-0"}', "success"],
    ['{"code":"000"}', "success"],
    ['{"code":0,"message":"(2130)x"}', "success"],
    ['{"code":null}', "invalid"],
    ['{"code":false}', "invalid"],
    ["{}", "invalid"],
    ['{"code":4000}', "4000 InvalidParameter|"],
    ['{"code":4999}', "4999 ?|"],
    ['{"code":2130}', "2130 ?|"],
    ['{"code":4000,"message":null}', "4000 InvalidParameter|"],
    ['{"code":4000,"message":12}', "4000 InvalidParameter|"],
    ['{"code":4000,"message":["(2130)"]}', "4000 InvalidParameter|"],
    ['{"code":4000,"codeDesc":2130}', "4000/2130 InvalidProjectId|"],
    ['{"code":4000,"codeDesc":"2130","message":" (x"}', "4000/2130 InvalidProjectId| (x"],
    ['{"code":4000,"codeDesc":"InvalidParameter"}', "4000 InvalidParameter|"],
    ['{"code":4000,"codeDesc":4000}', "4000 InvalidParameter|"],
    ['{"code":4000,"codeDesc":0}', "4000 InvalidParameter|"],
    ['{"code":4000,"codeDesc":9999}', "4000/9999 InvalidParameter|"],
    ['{"code":4000,"codeDesc":1.5}', "4000 InvalidParameter|"],
    ['{"code":4000,"codeDesc":9002,"message":"(2130)x"}', "4000/2130 InvalidProjectId|x"],
    ['{"code":4000,"codeDesc":9002,"message":"(4000)x"}', "4000 InvalidParameter|x"],
    ['{"code":4999,"message":"(8888)x"}', "4999/8888 ?|x"],
    ['{"code":4999,"message":"(2130)x"}', "4999/2130 InvalidProjectId|x"],
    ['{"code":4000,"requestId":"r"}', "4000 InvalidParameter||r"],
    ['{"code":4000,"requestId":""}', "4000 InvalidParameter|"],
    ['{"code":4000,"requestId":14534664555}', "4000 InvalidParameter||14534664555"],
    ['{"code":4000,"requestId":1.0}', "4000 InvalidParameter||1"],
    ['{"code":4000,"requestId":1.5}', "4000 InvalidParameter|"],
    ['{"code":4000,"requestId":9007199254740993}', "4000 InvalidParameter|"],
    ['{"code":4000,"requestId":{"id":1}}', "4000 InvalidParameter|"],
  ])("%j is %j", (body, verdict) => {
    expect(decodeShort(seed, "dsa", body)).toBe(verdict);
  });

  it.each<[message: string, moduleCode: string | undefined, detail: string]>([
    // 5. forms
    ["(2130)x", "2130", "x"],
    ["(2130) x", "2130", "x"],
    ["(2130)         x", "2130", " x"],
    ["(2130)\u3000x", "2130", "\u3000x"],
    ["(2130)\nx", "2130", "\nx"],
    ["  \t(2130)x", "2130", "x"],
    ["         (2130)x", undefined, "         (2130)x"],
    ["\u00a0(2130)x", undefined, "\u00a0(2130)x"],
    ["（2130）x", "2130", "x"],
    ["(2130）x", "2130", "x"],
    ["（2130)x", "2130", "x"],
    ["(２１３０)x", undefined, "(２１３０)x"],
    ["( 2130 )x", "2130", "x"],
    ["(-514)x", "-514", "x"],
    ["(+514)x", undefined, "(+514)x"],
    ["(--514)x", undefined, "(--514)x"],
    ["(1)x", "1", "x"],
    ["(0)x", undefined, "x"],
    ["(-0)x", undefined, "x"],
    ["(002130)x", "2130", "x"],
    ["(4000)x", undefined, "x"],
    ["(004000)x", undefined, "x"],
    ["(2147483647)x", "2147483647", "x"],
    ["(2147483648)x", undefined, "(2147483648)x"],
    ["(-2147483647)x", "-2147483647", "x"],
    ["(-2147483648)x", undefined, "(-2147483648)x"],
    ["(00000002130)x", undefined, "(00000002130)x"],
    ["(2130.0)x", undefined, "(2130.0)x"],
    ["(2130", undefined, "(2130"],
    ["(2130 x)", undefined, "(2130 x)"],
    ["()x", undefined, "()x"],
    ["x (2130)", undefined, "x (2130)"],
    ["((2130))x", undefined, "((2130))x"],
    ["(2130)(9002)x", "2130", "(9002)x"],
    ["2130:x", "2130", "x"],
    ["2130：x", "2130", "x"],
    ["2130 : x", "2130", "x"],
    ["20108：频道处于非编辑状态", undefined, "20108：频道处于非编辑状态"],
    ["12:30 maintenance", undefined, "12:30 maintenance"],
    ["-12:30", undefined, "-12:30"],
    ["-120:30", undefined, "-120:30"],
    // Without an opening mark a number, such as a port or a year, is a code only if the module knows it.
    ["8080: connection refused", undefined, "8080: connection refused"],
    ["4000: x", undefined, "4000: x"],
    ["002130: x", "2130", "x"],
    ["2130 x", undefined, "2130 x"],
    ["[2130]x", undefined, "[2130]x"],
    ["", undefined, ""],
    ["(2130)", "2130", ""],
  ])("finds in %j the code %j and the detail %j", (message, moduleCode, detail) => {
    const module = seed.modules[1];
    const verdict = module && decode(seed, module, JSON.stringify({ code: 4000, message }));
    expect(verdict).toMatchObject({ result: "error", code: "4000", moduleCode, detail });
  });

  it.each([
    ["a byte that begins nothing", [0x80], "a\ufffd|"],
    ["a character that is cut off", [0xe6, 0x96], "a\ufffd|"],
    ["an overlong slash", [0xc0, 0xaf], "a\ufffd\ufffd|"],
    ["a surrogate in UTF-8", [0xed, 0xa0, 0x80], "a\ufffd\ufffd\ufffd|"],
    ["beyond U+10FFFF", [0xf4, 0x90, 0x80, 0x80], "a\ufffd\ufffd\ufffd\ufffd|"],
    ["three of four bytes", [0xf0, 0x9f, 0x98], "a\ufffd|"],
  ])("reads bytes that are not UTF-8: %s", (_, bytes, text) => {
    const head = new TextEncoder().encode('{"code":4000,"message":"a');
    const tail = new TextEncoder().encode('|"}');
    expect(decodeShort(seed, "dsa", Uint8Array.from([...head, ...bytes, ...tail]))).toBe(
      `4000 InvalidParameter|${text}`,
    );
  });

  it("looks for no module code in a response of the common module, and keeps its text", () => {
    expect(decodeShort(seed, "common", '{"code":4000,"codeDesc":2130,"message":"(2130)x"}')).toBe(
      "4000 InvalidParameter|(2130)x",
    );
  });

  it("decodes real responses to the known verdicts", () => {
    const cases = JSON.parse(readFileSync(join(root, "test", "fixtures", "decode-cases.json"), "utf8")) as {
      readonly body: object;
      readonly want?: { code: number; moduleCode: number | null; name: string; detail: string; text: string } | null;
      readonly throws?: true;
    }[];
    expect(cases).toHaveLength(17);
    for (const { body, want, throws } of cases) {
      const module = seed.modules[1];
      const verdict = module && decode(seed, module, JSON.stringify(body));
      if (throws === true) expect(verdict).toMatchObject({ result: "invalid" });
      else if (want === null) expect(verdict).toEqual({ result: "success" });
      else {
        const { code, moduleCode, name, detail, text } = want ?? {};
        expect(verdict).toMatchObject({ code: String(code), detail, text, entry: { name } });
        expect(verdict).toHaveProperty("moduleCode", moduleCode === null ? undefined : String(moduleCode));
      }
    }
  });
});

describe("the decode contract, on other envelopes", () => {
  const catalog = (envelope: string, type: string, codes: readonly string[]): Catalog =>
    catalogOf(`errspec: 1
catalog: other
title: Other
locales: [en]
envelope: ${envelope}
modules:
  - module: api
    code-type: ${type}
    errors:
${codes.map((code, i) => `      - { code: "${code}", name: ${["Aa", "Bb", "Cc"][i] ?? ""}, text: x }`).join("\n")}
`);

  const nested = catalog("{ success: { absent: /Response/Error }, code: /Response/Error/Code, text: /Response/Error/Message, request-id: /Response/RequestId }", "dotted", ["AuthFailure", "AuthFailure.SignatureExpire"]); // prettier-ignore
  const flat = catalog("{ success: { absent: /error }, code: /error/code, text: [/error/message, /error/detail] }", "string", ["card_declined"]); // prettier-ignore
  const problem = catalog("{ code: [/code, /type], text: [/detail, /title] }", "string", ["out_of_credit"]);
  const rpc = catalog("{ success: { absent: /error, present: /result }, code: /error/code, text: /error/message, request-id: /id }", "int", ["-32601"]); // prettier-ignore
  const hex = catalog("{ success: { code: 0x0 }, code: /hr, text: /msg }", "hex", ["0x80070005"]);
  const narrow = catalog("{ code: /hr }", "{ kind: hex, bits: 8, signed: true }", ["0x80"]);
  const sql = catalog("{ success: { code: 00000 }, code: /errors/0/state, text: /errors/0/text }", "sqlstate", ["22P02", "01004"]); // prettier-ignore

  it.each<[title: string, Catalog, body: string, verdict: string]>([
    [
      "dotted",
      nested,
      '{"Response":{"Error":{"Code":"AuthFailure.SignatureExpire","Message":"m"},"RequestId":"r"}}',
      "AuthFailure.SignatureExpire Bb|m|r",
    ],
    ["dotted", nested, '{"Response":{"Error":{"Code":"AuthFailure.Other"}}}', "AuthFailure.Other ?|"],
    ["dotted", nested, '{"Response":{"Error":{"Code":12}}}', "12 ?|"],
    ["dotted", nested, '{"Response":{"Error":{"Code":""}}}', "invalid"],
    ["dotted", nested, '{"Response":{"Error":{}}}', "invalid"],
    ["dotted", nested, '{"Response":{"Error":null}}', "success"],
    ["dotted", nested, '{"Response":{"RequestId":"r"}}', "success"],
    ["dotted", nested, '{"Response":[]}', "invalid"],
    ["dotted", nested, '{"Response":null}', "invalid"],
    ["dotted", nested, "{}", "invalid"],
    ["string", flat, '{"error":{"code":"card_declined","message":"m"}}', "card_declined Aa|m"],
    ["string", flat, '{"error":{"code":"card_declined","message":null,"detail":"d"}}', "card_declined Aa|d"],
    ["string", flat, '{"error":{"code":"Card_Declined"}}', "Card_Declined ?|"],
    ["string", flat, '{"error":{"code":"toString"}}', "toString ?|"],
    ["string", flat, '{"error":{"code":"__proto__"}}', "__proto__ ?|"],
    ["string", flat, `{"error":{"code":"${"a".repeat(256)}"}}`, `${"a".repeat(256)} ?|`],
    ["string", flat, `{"error":{"code":"${"a".repeat(257)}"}}`, "invalid"],
    ["string", flat, `{"error":{"code":"${"😀".repeat(129)}"}}`, "invalid"],
    ["string", flat, '{"error":"card_declined"}', "invalid"],
    ["string", flat, "{}", "invalid"],
    ["string", flat, '{"ok":1}', "success"],
    [
      "problem",
      problem,
      '{"type":"about:blank","title":"t","status":403,"code":"out_of_credit"}',
      "out_of_credit Aa|t",
    ],
    ["problem", problem, '{"type":"about:blank","title":"t"}', "about:blank ?|t"],
    ["problem", problem, '{"type":"about:blank","code":null}', "about:blank ?|"],
    ["problem", problem, '{"type":"about:blank","code":{}}', "invalid"],
    ["problem", problem, "{}", "invalid"],
    ["rpc", rpc, '{"jsonrpc":"2.0","id":7,"error":{"code":-32601,"message":"m"}}', "-32601 Aa|m|7"],
    ["rpc", rpc, '{"jsonrpc":"2.0","id":null,"error":{"code":"-32601"}}', "-32601 Aa|"],
    ["rpc", rpc, '{"jsonrpc":"2.0","id":7,"result":null}', "success"],
    ["rpc", rpc, '{"jsonrpc":"2.0","id":7,"result":1,"error":null}', "success"],
    ["rpc", rpc, '{"jsonrpc":"2.0","id":7,"result":1,"error":{"code":-32601}}', "-32601 Aa||7"],
    ["rpc", rpc, '{"jsonrpc":"2.0","id":7}', "invalid"],
    ["rpc", rpc, '[{"error":{"code":-32601}}]', "invalid"],
    ["hex", hex, '{"hr":2147942405}', "0x80070005 Aa|"],
    ["hex", hex, '{"hr":-2147024891}', "0x80070005 Aa|"],
    ["hex", hex, '{"hr":"0x80070005"}', "0x80070005 Aa|"],
    ["hex", hex, '{"hr":"0X000080070005"}', "0x80070005 Aa|"],
    ["hex", hex, '{"hr":"-2147024891"}', "0x80070005 Aa|"],
    ["hex", hex, '{"hr":"80070005"}', "0x04C5C575 ?|"],
    ["hex", hex, '{"hr":"0x0000000080070005"}', "invalid"],
    ["hex", hex, '{"hr":4294967296}', "invalid"],
    ["hex", hex, '{"hr":-2147483649}', "invalid"],
    ["hex", hex, '{"hr":"0x100000000"}', "invalid"],
    ["hex", hex, '{"hr":"-0x1"}', "invalid"],
    ["hex", hex, '{"hr":0}', "success"],
    ["hex", hex, '{"hr":"0x0"}', "success"],
    ["hex", narrow, '{"hr":128}', "0x80 Aa|"],
    ["hex", narrow, '{"hr":-128}', "0x80 Aa|"],
    ["hex", narrow, '{"hr":256}', "invalid"],
    ["sqlstate", sql, '{"errors":[{"state":"22P02","text":"t"}]}', "22P02 Aa|t"],
    ["sqlstate", sql, '{"errors":[{"state":1004}]}', "01004 Bb|"],
    ["sqlstate", sql, '{"errors":[{"state":"22p02"}]}', "invalid"],
    ["sqlstate", sql, '{"errors":[{"state":"1004"}]}', "invalid"],
    ["sqlstate", sql, '{"errors":[{"state":0}]}', "success"],
    ["sqlstate", sql, '{"errors":[]}', "invalid"],
    ["sqlstate", sql, '{"errors":{"0":{"state":"22P02"}}}', "22P02 Aa|"],
  ])("%s: %#", (_, other, body, verdict) => {
    expect(decodeShort(other, "api", body)).toBe(verdict);
  });
});

describe("the canonical verdict", () => {
  it("is one line of ASCII, with the keys in order", () => {
    const module = seed.modules[1];
    const verdict =
      module && decode(seed, module, '{"code":4000,"message":"(2130)\\ud800\\n\\"\\\\é\\u2028","requestId":1}');
    expect(verdict && verdictText(verdict)).toBe(
      '{"result":"error","code":"4000","moduleCode":"2130","name":"InvalidProjectId","kind":"invalid_argument",' +
        '"action":"fix_request","retryable":false,"httpStatus":400,"detail":"\\ufffd\\u000a\\"\\\\\\u00e9\\u2028","requestId":"1",' +
        '"text":"dsa: InvalidProjectId (4000/2130): \\ufffd\\u000a\\"\\\\\\u00e9\\u2028"}',
    );
  });

  it("keeps an escaped backslash before a letter", () => {
    expect(ascii(JSON.stringify("\\n\n\b"))).toBe('"\\\\n\\u000a\\u0008"');
  });
});
