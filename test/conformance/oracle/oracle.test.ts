import { describe, expect, test } from "vitest";
import { bytes, error, invalid, joined, plain, SHOP, SUCCESS } from "./fixtures.js";
import { type OracleCatalog, verdict } from "./oracle.js";

const NOT_JSON = invalid({ reason: "not_json", text: "not a response of Shop API: the body is not JSON" });
const NOT_OBJECT = invalid({ reason: "not_object", text: "not a response of Shop API: the body is not a JSON object" });
const NO_CODE = invalid({ reason: "no_code", text: "not a response of Shop API: the body has no code" });
const BAD_CODE = invalid({ reason: "bad_code", text: "not a response of Shop API: the code cannot be read" });
const CODE_9 = error({ code: "9", text: "cart: unknown error (9)" });

type Row = readonly [step: string, body: string | Uint8Array, expected: string, status?: number];

function run(catalog: OracleCatalog, module: string, rows: readonly Row[]): void {
  for (const [step, body, expected, status] of rows) {
    test(step, () => {
      const input = { module, body: typeof body === "string" ? bytes(body) : body };
      expect(verdict(catalog, status === undefined ? input : { ...input, status })).toBe(expected);
    });
  }
}

function nested(depth: number): string {
  return `{"code":9,"x":${"[".repeat(depth - 1)}${"]".repeat(depth - 1)}}`;
}

/** The expected line of an error 9 with a detail that is written in escapes. */
function code9(detail: string): string {
  return CODE_9.replace('"detail":""', `"detail":"${detail}"`).replace("(9)", `(9): ${detail}`);
}

describe("section 1, bytes to a value", () => {
  run(SHOP, "cart", [
    ["1.1 one mark is dropped", joined(0xef, 0xbb, 0xbf, '{"code":9}'), CODE_9],
    ["1.1 a second mark stays", joined(0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, '{"code":9}'), NOT_JSON],
    ["1.1 half a mark is U+FFFD", joined(0xef, 0xbb, '{"code":9}'), NOT_JSON],
    ["1.2 a lone byte", joined('{"code":9,"msg":"', 0xff, '"}'), code9("\\ufffd")],
    ["1.2 a character that is cut", joined('{"code":9,"msg":"', 0xe9, 0x9d, '"}'), code9("\\ufffd")],
    ["1.2 an encoded surrogate", joined('{"code":9,"msg":"', 0xed, 0xa0, 0x80, '"}'), code9("\\ufffd".repeat(3))],
    ["1.2 an overlong character", joined('{"code":9,"msg":"', 0xc0, 0xaf, '"}'), code9("\\ufffd".repeat(2))],
    ["1.2 F0 80 80", joined('{"code":9,"msg":"', 0xf0, 0x80, 0x80, '"}'), code9("\\ufffd".repeat(3))],
    ["1.2 F0 9F 98, then a", joined('{"code":9,"msg":"', 0xf0, 0x9f, 0x98, 'a"}'), code9("\\ufffda")],
    ["1.2 F4 90 is above U+10FFFF", joined('{"code":9,"msg":"', 0xf4, 0x90, '"}'), code9("\\ufffd".repeat(2))],
    ["1.2 F1 80 E2 82", joined('{"code":9,"msg":"', 0xf1, 0x80, 0xe2, 0x82, '"}'), code9("\\ufffd".repeat(2))],
    ["1.2 a valid pair of surrogates in UTF-8", '{"code":9,"msg":"\u{1f600}"}', code9("\\ud83d\\ude00")],
    ["1.2 bytes outside of strings", joined('{"code":9}', 0xff), NOT_JSON],
    ["1.3 no bytes", "", NOT_JSON],
    ["1.3 only blanks", " \n", NOT_JSON],
    ["1.3 a comment", '{"code":9/**/}', NOT_JSON],
    ["1.3 a trailing comma", '{"code":9,}', NOT_JSON],
    ["1.3 a trailing comma in an array", '{"code":9,"x":[1,]}', NOT_JSON],
    ["1.3 NaN", '{"code":NaN}', NOT_JSON],
    ["1.3 Infinity", '{"code":-Infinity}', NOT_JSON],
    ["1.3 +1", '{"code":+1}', NOT_JSON],
    ["1.3 01", '{"code":01}', NOT_JSON],
    ["1.3 1.", '{"code":1.}', NOT_JSON],
    ["1.3 .1", '{"code":.1}', NOT_JSON],
    ["1.3 1e", '{"code":1e}', NOT_JSON],
    ["1.3 a lone minus", '{"code":-}', NOT_JSON],
    ["1.3 True", '{"code":9,"x":True}', NOT_JSON],
    ["1.3 single quotation marks", "{'code':9}", NOT_JSON],
    ["1.3 a raw tab in a string", '{"code":9,"msg":"a\tb"}', NOT_JSON],
    ["1.3 a raw NUL in a string", '{"code":9,"msg":"\0"}', NOT_JSON],
    ["1.3 a raw DEL in a string is allowed", '{"code":9,"msg":"\x7f"}', code9("\\u007f")],
    ["1.3 a raw U+2028 in a string is allowed", '{"code":9,"msg":"\u2028"}', code9("\\u2028")],
    ["1.3 an unknown escape", '{"code":9,"msg":"\\x41"}', NOT_JSON],
    ["1.3 a short escape", '{"code":9,"msg":"\\u12"}', NOT_JSON],
    [
      "1.3 every escape",
      '{"code":9,"msg":"\\/\\b\\f\\n\\r\\t\\u004A"}',
      code9("/\\u0008\\u000c\\u000a\\u000d\\u0009J"),
    ],
    ["1.3 blanks before and after", ' \t\r\n{ "code" : 9 } \t\r\n', CODE_9],
    ["1.3 a no-break space after", '{"code":9}\u00a0', NOT_JSON],
    ["1.3 a form feed after", '{"code":9}\f', NOT_JSON],
    ["1.3 a second value", '{"code":9}{}', NOT_JSON],
    ["1.3 a text that is cut", '{"code":9', NOT_JSON],
    ["1.3 not_json beats the status but for retryable", "<html>", NOT_JSON.replace("false", "true"), 503],
    ["1.4 depth 512", nested(512), CODE_9],
    ["1.4 depth 513", nested(513), NOT_JSON],
    ["1.4 brackets in strings are not nesting", `{"code":9,"x":"${"[".repeat(600)}"}`, CODE_9],
    ["1.4 siblings are not nesting", `{"code":9,"x":[${"[],".repeat(600)}[]]}`, CODE_9],
    ["1.5 an array", '[{"code":9}]', NOT_OBJECT],
    ["1.5 null", "null", NOT_OBJECT],
    ["1.5 a number", "1e400", NOT_OBJECT],
    ["1.6 the last key counts", '{"code":0,"code":9}', CODE_9],
    ["1.6 the last key counts, at a deeper level", '{"errors":[{"code":0,"code":9}]}', CODE_9],
    ["1.6 the last key counts, even if null", '{"code":9,"code":null}', NO_CODE],
    ["1.6 keys with escapes", '{"\\u0063ode":9}', CODE_9],
    ["1.6 keys are compared exactly", '{"Code":9}', NO_CODE],
    ["1.6 __proto__ is an ordinary key", '{"__proto__":{"code":9}}', NO_CODE],
    ["1.7 a lone surrogate", '{"code":9,"msg":"\\ud800"}', code9("\\ufffd")],
    ["1.7 surrogates in the wrong order", '{"code":9,"msg":"\\udc00\\ud800"}', code9("\\ufffd\\ufffd")],
    ["1.7 a pair of escapes", '{"code":9,"msg":"\\uD83D\\uDE00"}', code9("\\ud83d\\ude00")],
  ]);
  run(plain({ kind: "string" }), "api", [
    [
      "1.7 in a code",
      '{"code":"a\\ud800"}',
      error({ code: "?", text: "api: unknown error (?)" }).replaceAll("?", "a\\ufffd"),
    ],
  ]);
});

describe("section 2, finding a value", () => {
  run(SHOP, "cart", [
    ["null counts as nothing", '{"code":null,"errors":[{"code":9}]}', CODE_9],
    ["the first that is not null counts", '{"code":true,"errors":[{"code":9}]}', BAD_CODE],
    ["an index needs an array, or a key of that name", '{"errors":{"0":{"code":9}}}', CODE_9],
    ["a step into a string finds nothing", '{"errors":"x"}', NO_CODE],
    ["an index beyond the array finds nothing", '{"errors":[]}', NO_CODE],
  ]);
  const indexes = ["/a/00", "/a/-", "/a/10000000000000000000", "/a/ 0", "/a/1", "/a~1b", "/m~0n"];
  run({ ...SHOP, envelope: { ...SHOP.envelope, code: indexes } }, "cart", [
    ["00, -, 20 digits and a blank find nothing", '{"a":[8]}', NO_CODE],
    ["1 is an index", '{"a":[8,9]}', CODE_9],
    ["~1 is a slash", '{"a/b":9}', CODE_9],
    ["~0 is a tilde", '{"m~n":9}', CODE_9],
  ]);
});

describe("section 4, success", () => {
  const failed = (status: number, retryable: boolean): string =>
    invalid({
      reason: "failed_status",
      detail: "m",
      requestId: "r",
      retryable,
      text: `not a response of Shop API: the status is ${String(status)}: m`,
    });
  run(SHOP, "cart", [
    ["4.1 204 without bytes", "", SUCCESS, 204],
    ["4.1 205 without bytes", "", SUCCESS, 205],
    ["4.1 200 without bytes", "", NOT_JSON, 200],
    ["4.1 204 with blanks", " ", NOT_JSON, 204],
    ["4.1 204 with a mark alone", joined(0xef, 0xbb, 0xbf), NOT_JSON, 204],
    ["4.1 204 with a body", '{"code":9}', CODE_9, 204],
    ["4.2 the code of the common module", '{"code":"-000"}', SUCCESS],
    ["4.2 the code as 0e9", '{"code":0e9}', SUCCESS],
    ["4.2 the code at the second pointer", '{"errors":[{"code":0}]}', SUCCESS],
    ["4.2 no code", "{}", NO_CODE],
    ["4.3 status 399", '{"code":0}', SUCCESS, 399],
    ["4.3 status 400", '{"code":0,"message":"m","requestId":"r"}', failed(400, false), 400],
    ["4.3 status 429", '{"code":0,"message":"m","requestId":"r"}', failed(429, true), 429],
    ["4.3 status 600", '{"code":0,"message":"m","requestId":"r"}', failed(600, false), 600],
    [
      "invalid: forms are not sought",
      '{"code":0,"message":"(2130) m","requestId":"r"}',
      failed(503, true).replaceAll('m"', '(2130) m"'),
      503,
    ],
    ["4.4 does not apply to a code", '{"code":0,"message":"m"}', SUCCESS],
  ]);

  const absent = plain({ kind: "int" }, { absent: "/error" });
  const foreign = (detail: string): string =>
    invalid({
      reason: "foreign",
      detail,
      text: `not a response of Plain: the body looks like another server's error${detail && `: ${detail}`}`,
    });
  const noCode = invalid({ reason: "no_code", text: "not a response of Plain: the body has no code" });
  run(absent, "api", [
    ["4.2 absent", '{"data":1}', SUCCESS],
    ["4.2 absent, null", '{"error":null}', SUCCESS],
    ["4.2 not absent", '{"error":false}', noCode],
    ["4.4 an object without keys", "{}", foreign("")],
    ["4.4 only foreign keys", '{"message":"Forbidden"}', foreign("Forbidden")],
    ["4.4 the form stays in the detail", '{"message":"(5) x"}', foreign("(5) x")],
    ["4.4 one other key", '{"message":"m","data":1}', SUCCESS],
    ["4.4 MESSAGE is another key", '{"MESSAGE":"m"}', SUCCESS],
    ["4.4 null is an answer", '{"error":null,"message":"m"}', SUCCESS],
    ["4.4 status 200", '{"message":"m"}', SUCCESS, 200],
    ["4.4 status 299", '{"message":"m"}', SUCCESS, 299],
    ["4.4 status 302", '{"message":"m"}', foreign("m"), 302],
    ["4.4 status 199", "{}", foreign(""), 199],
    ["4.4 a status in the body", '{"data":1,"status":400}', foreign("")],
    ["4.4 a statusCode in the body", '{"data":1,"statusCode":5.99e2}', foreign("")],
    ["4.4 a statusCode that is 599.5", '{"data":1,"statusCode":599.5}', SUCCESS],
    ["4.4 a status that is 400.5", '{"data":1,"status":400.5}', foreign("")],
    ["4.4 a status as text", '{"data":1,"status":"500"}', SUCCESS],
    ["4.4 a status deeper", '{"data":{"status":500}}', SUCCESS],
    ["4.4 the last status counts", '{"data":1,"status":500,"status":200}', SUCCESS],
  ]);

  const both = plain({ kind: "int" }, { absent: "/a/error", present: "/data" });
  run(both, "api", [
    ["4.2 both hold", '{"a":{},"data":null}', SUCCESS],
    ["4.2 present does not hold", '{"a":{}}', noCode],
    ["4.2 the parent is missing", '{"data":1}', noCode],
    ["4.2 the parent is null", '{"a":null,"data":1}', noCode],
    ["4.2 the parent is an array", '{"a":[],"data":1}', noCode],
  ]);
  run(plain({ kind: "int" }, { absent: "/a/0" }), "api", [
    ["4.2 absent in an array", '{"a":[],"b":1}', noCode],
    ["4.2 absent in an object", '{"a":{},"b":1}', SUCCESS],
  ]);
  run(plain({ kind: "int" }, { absent: "" }), "api", [["4.2 the root is never absent", "{}", noCode]]);
  run(plain({ kind: "int" }), "api", [["4.2 no conditions", "{}", noCode]]);
});
