import { describe, expect, it } from "vitest";
import { follow, parseBody } from "../../generator/decode/body.js";
import { decode } from "../../generator/decode/decode.js";
import { verdictText } from "../../generator/decode/verdict-text.js";
import type { Catalog } from "../../generator/model/catalog.js";
import { isObject } from "../../generator/model/json.js";
import { catalogOf } from "../support/catalog.js";

/** A catalog of two layers: the codes of `common` are whole numbers, those of `api` are of the type given. */
function layers(type: string, codes: readonly string[], places: string, envelope = ""): Catalog {
  return catalogOf(`errspec: 1
catalog: two
title: Two
locales: [en]
envelope:
  success: { code: 0 }
  code: /code
  common: common
  module-code: ${places}
  text: [/message, /detail]
${envelope}
modules:
  - module: common
    code-type: int
    errors:
      - { code: 1, name: CommonOne, text: x, kind: unavailable, action: retry }
      - { code: 2, name: CommonTwo, text: x }
  - module: api
    code-type: ${type}
    errors:
${codes.map((code, i) => `      - { code: "${code}", name: ${["Aa", "Bb", "Cc"][i] ?? ""}, text: x }`).join("\n")}
`);
}

/** `code[/module code] name|detail|request id`, of a body in the module `api`. */
function verdict(catalog: Catalog, body: object): string {
  const module = catalog.modules[1];
  const found = module && decode(catalog, module, JSON.stringify(body));
  if (found?.result !== "error") return found?.result ?? "";
  const codes = [found.code, ...(found.moduleCode === undefined ? [] : [found.moduleCode])].join("/");
  return `${codes} ${found.entry?.name ?? "?"}|${found.detail}|${found.requestId ?? ""}`;
}

const longest = `L${"o".repeat(62)}g`;
const words = layers("dotted", ["Bad.Word", longest, "x"], '[{ at: /message, forms: ["[[{code}]]", "{code}:"] }]');
const hex = layers("{ kind: hex, bits: 8 }", ["0x2A", "0xFF"], '[{ at: /message, forms: ["({code})"] }]');

describe("a module code in front of a text", () => {
  it.each([
    // A word counts only if the module knows it. It ends at the first character that no word has.
    ["[[Bad.Word]] m", "1/Bad.Word Aa|m|"],
    ["Bad.Word:m", "1/Bad.Word Aa|m|"],
    ["Bad.Word : m", "1/Bad.Word Aa|m|"],
    ["Bad.Words:m", "1 CommonOne|Bad.Words:m|"],
    ["Bad:m", "1 CommonOne|Bad:m|"],
    ["bad.word:m", "1 CommonOne|bad.word:m|"],
    ["Bad.Word m", "1 CommonOne|Bad.Word m|"],
    [":m", "1 CommonOne|:m|"],
    ["x:m", "1/x Cc|m|"],
    [`${longest}:m`, `1/${longest} Bb|m|`],
    [`[[${longest}]]m`, `1/${longest} Bb|m|`],
    [`${longest}s:m`, `1 CommonOne|${longest}s:m|`],
    [`${longest}12:m`, `1 CommonOne|${longest}12:m|`],
    ["12:m", "1 CommonOne|12:m|"],
    // A literal of several characters has each of them, in order.
    ["[Bad.Word]] m", "1 CommonOne|[Bad.Word]] m|"],
    ["[[Bad.Word] m", "1 CommonOne|[[Bad.Word] m|"],
    ["［[Bad.Word]］m", "1/Bad.Word Aa|m|"],
  ])("finds a word: %j is %j", (message, expected) => {
    expect(verdict(words, { code: 1, message })).toBe(expected);
  });

  it("finds no word of more than 64 characters, even one that the module knows", () => {
    const long = layers("string", ["a".repeat(65)], '[{ at: /message, forms: ["{code}:"] }]');
    expect(verdict(long, { code: 1, message: `${"a".repeat(65)}:m` })).toBe(`1 CommonOne|${"a".repeat(65)}:m|`);
  });

  it("distinguishes the characters of a literal", () => {
    const other = layers("int", ["7"], '[{ at: /message, forms: ["E-{code};", "#{code};", "@{code}7"] }]');
    expect(verdict(other, { code: 1, message: "E-7; m" })).toBe("1/7 Aa|m|");
    expect(verdict(other, { code: 1, message: "EE7; m" })).toBe("1 CommonOne|EE7; m|");
    expect(verdict(other, { code: 1, message: "#7; m" })).toBe("1/7 Aa|m|");
    expect(verdict(other, { code: 1, message: "7" })).toBe("1 CommonOne|7|");
  });

  it.each([
    ["(42)m", "1/0x2A Aa|m|"],
    ["(-1)m", "1/0xFF Bb|m|"],
    ["(0)m", "1/0x00 CommonOne|m|"],
    ["(-128)m", "1/0x80 CommonOne|m|"],
    ["(255)m", "1/0xFF Bb|m|"],
    ["(256)m", "1 CommonOne|(256)m|"],
    ["(-129)m", "1 CommonOne|(-129)m|"],
    ["(2A)m", "1 CommonOne|(2A)m|"],
    ["(0x2A)m", "1 CommonOne|(0x2A)m|"],
  ])("finds a hexadecimal code: %j is %j", (message, expected) => {
    expect(verdict(hex, { code: 1, message })).toBe(expected);
  });

  it("keeps a code that both layers know, and drops one that only the common layer knows", () => {
    const both = layers("int", ["1"], '[{ at: /message, forms: ["({code})"] }]');
    expect(verdict(both, { code: 1, message: "(1)m" })).toBe("1/1 Aa|m|");
    expect(verdict(both, { code: 2, message: "(1)m" })).toBe("2/1 Aa|m|");
    expect(verdict(both, { code: 2, message: "(2)m" })).toBe("2 CommonTwo|m|");
    expect(verdict(both, { code: 2, message: "(0)m" })).toBe("2 CommonTwo|m|");
    expect(verdict(both, { code: 2, message: "(3)m" })).toBe("2/3 CommonTwo|m|");
  });

  it("removes its form only from the text it was found in", () => {
    const forms = '["({code})"]';
    const elsewhere = layers("int", ["7"], `[{ at: /a/b, forms: ${forms} }, { at: /message, forms: ${forms} }]`);
    expect(verdict(elsewhere, { code: 1, a: { b: "(7)x" }, message: "m" })).toBe("1/7 Aa|m|");
    expect(verdict(elsewhere, { code: 1, a: { b: "(7)x" } })).toBe("1/7 Aa||");
    expect(verdict(elsewhere, { code: 1, a: { b: "x" }, message: "(7)m" })).toBe("1/7 Aa|m|");
    expect(verdict(elsewhere, { code: 1, a: { b: "(7)x" }, detail: "d" })).toBe("1/7 Aa|d|");
    const nested = catalogOf(`errspec: 1
catalog: two
title: Two
locales: [en]
envelope:
  success: { code: 0 }
  code: /code
  common: common
  module-code: [{ at: /a/b, forms: ["({code})"] }, { at: /a/c/d, forms: ["({code})"] }, { at: /e, forms: ["({code})"] }]
  text: [/a/c]
modules:
  - { module: common, errors: [{ code: 1, name: CommonOne, text: x }] }
  - { module: api, errors: [{ code: 7, name: Aa, text: x }] }
`);
    expect(verdict(nested, { code: 1, a: { b: "(7)x", c: "m" } })).toBe("1/7 Aa|m|");
    expect(verdict(nested, { code: 1, a: { c: "m" }, e: "(7)x" })).toBe("1/7 Aa|m|");
  });
});

describe("a module code in a field of its own", () => {
  it.each([
    ["Bad.Word", "1/Bad.Word Aa||"],
    ["Other.Word", "1 CommonOne||"],
    [undefined, "1 CommonOne||"],
    [true, "1 CommonOne||"],
    ["", "1 CommonOne||"],
  ])("is a word that the module knows: %j is %j", (sub, expected) => {
    expect(verdict(layers("dotted", ["Bad.Word"], "[{ at: /sub }]"), { code: 1, sub })).toBe(expected);
  });

  it("is any number; a value that is not a number is skipped for the next source", () => {
    const numbers = layers("{ kind: hex, bits: 8 }", ["0x2A"], "[{ at: /sub }, { at: /other }]");
    expect(verdict(numbers, { code: 1, sub: "0x2a" })).toBe("1/0x2A Aa||");
    expect(verdict(numbers, { code: 1, sub: 43 })).toBe("1/0x2B CommonOne||");
    expect(verdict(numbers, { code: 1, sub: "none", other: 42 })).toBe("1/0x2A Aa||");
    expect(verdict(numbers, { code: 1, sub: 42, other: 43 })).toBe("1/0x2A Aa||");
  });

  it("is not sought where the words of the next place are known", () => {
    const states = layers("sqlstate", ["22P02"], "[{ at: /sub }, { at: /other }]");
    expect(verdict(states, { code: 1, sub: "99999", other: "22P02" })).toBe("1/22P02 Aa||");
  });
});

it("takes the first request ID that is not null", () => {
  const catalog = layers("int", ["7"], "[{ at: /sub }]", "  request-id: [/a, /b]");
  expect(verdict(catalog, { code: 1, a: null, b: "id" })).toBe("1 CommonOne||id");
  expect(verdict(catalog, { code: 1, a: "", b: "id" })).toBe("1 CommonOne||");
});

describe("codes of one layer", () => {
  const flat = (type: string, code: string): Catalog =>
    catalogOf(`errspec: 1
catalog: one
title: One
locales: [en]
envelope: { code: /c }
modules:
  - { module: api, code-type: ${type}, errors: [{ code: "${code}", name: Aa, text: x }] }
`);
  const read = (catalog: Catalog, c: unknown): string => {
    const module = catalog.modules[0];
    const found = module && decode(catalog, module, JSON.stringify({ c }));
    return found?.result === "error" ? found.code : "none";
  };

  it.each<[unknown, string]>([
    ["22P02", "22P02"],
    ["22P021", "none"],
    ["022P02", "none"],
    ["2202", "none"],
    [0, "00000"],
    [99_999, "99999"],
    [100_000, "none"],
    [-1, "none"],
    [1.5, "none"],
  ])("an SQLSTATE: %j is %j", (value, code) => {
    expect(read(flat("sqlstate", "22P02"), value)).toBe(code);
  });

  it.each<[unknown, string]>([
    [0, "0x00"],
    [-0, "0x00"],
    ["0x0ff", "0xFF"],
    ["0x100", "none"],
    ["1 0x10", "none"],
    [" 0x10", "none"],
    ["0x10 1", "none"],
    ["0x", "none"],
    [1.5, "none"],
    [-128, "0x80"],
    [-129, "none"],
  ])("a hexadecimal code: %j is %j", (value, code) => {
    expect(read(flat("{ kind: hex, bits: 8 }", "0x2A"), value)).toBe(code);
  });

  it("a word of one letter, and a number in its place", () => {
    expect(read(flat("string", "x"), "y")).toBe("y");
    expect(read(flat("string", "x"), 12)).toBe("12");
    expect(read(flat("string", "x"), 1.5)).toBe("none");
  });

  it("a zero of either sign", () => {
    const catalog = flat("int", "7");
    const module = catalog.modules[0];
    expect(module && decode(catalog, module, '{"c":-0}')).toMatchObject({ code: "0" });
  });
});

describe("a body", () => {
  it("is an object", () => {
    for (const body of ["[1]", "[]", "1", '"a"', "null", "", "{", '{"a":1}x'])
      expect(isObject(parseBody(body)), body).toBe(false);
  });

  it("keeps a byte order mark that is not its first character", () => {
    expect(parseBody('\ufeff{"a":"\ufeffb"}')).toEqual({ a: "\ufeffb" });
    expect(parseBody('{"a":"\ufeffb"}')).toEqual({ a: "\ufeffb" });
  });

  it("is as deep as its nested brackets, without those in strings or side by side", () => {
    const many = "[".repeat(600);
    expect(parseBody(JSON.stringify({ a: `"${many}` }))).toEqual({ a: `"${many}` });
    expect(parseBody(JSON.stringify({ a: `\\"${many}` }))).toEqual({ a: `\\"${many}` });
    expect(parseBody(`{"a":[${Array(600).fill("{}").join(",")}]}`)).toBeDefined();
    expect(parseBody(`{"a":[${Array(600).fill("[]").join(",")}]}`)).toBeDefined();
  });
});

it("follows a pointer into a list only by the plain number of an item", () => {
  const list = Array.from({ length: 13 }, (_, index) => `item ${index}`);
  expect(["0", "7", "10", "12"].map((step) => follow(list, [step]))).toEqual([
    "item 0",
    "item 7",
    "item 10",
    "item 12",
  ]);
  for (const step of ["", "00", "07", "-0", " 1", "1 ", "1.0", "1e0", "0x1", "13", "length"]) {
    expect(follow(list, [step]), step).toBeUndefined();
  }
});

describe("the canonical verdict", () => {
  const catalog = layers("int", ["7"], "[{ at: /sub }]");
  const text = (body: object): unknown => {
    const module = catalog.modules[1];
    return module && JSON.parse(verdictText(decode(catalog, module, JSON.stringify(body))));
  };

  it("has no other key for success", () => {
    expect(text({ code: 0 })).toEqual({ result: "success" });
  });

  it("has the advice for a known error, and the defaults for an unknown one", () => {
    expect(text({ code: 1 })).toMatchObject({ kind: "unavailable", action: "retry", retryable: true, requestId: null });
    expect(text({ code: 99, sub: 98, message: "m" })).toEqual({
      result: "error",
      code: "99",
      moduleCode: "98",
      name: null,
      kind: "unknown",
      action: "none",
      retryable: false,
      httpStatus: 500,
      detail: "m",
      requestId: null,
      text: "api: unknown error (99/98): m",
    });
  });
});
