import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../../generator/check.js";
import { breaksOf } from "../../../generator/compare/surface.js";
import { docText, docUrl, rustString, tomlString } from "../../../generator/targets/rust/literals.js";
import { identifiers } from "../../../generator/targets/rust/identifiers.js";
import { surface } from "../../../generator/targets/rust/surface.js";
import { targets } from "../../../generator/targets/index.js";
import { parse as parseToml } from "smol-toml";
import { rustShape } from "../../hostile/shape/rust.js";
import { catalogOf } from "../../support/catalog.js";

const spec = (rust: string, more = "", modules = "[]"): string => `errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { success: { code: 0 }, code: /code }
targets: { rust: ${rust} }
${more}
modules: ${modules}
`;

const problems = (text: string): readonly string[] =>
  check([{ path: "errspec.yaml", source: "spec/errspec.yaml", text }], targets).diagnostics.map(
    ({ message }) => message,
  );

const text = fc.string({ unit: "binary", maxLength: 60 });

describe("text in a crate", () => {
  it("is a string literal with this value, on one line, of visible characters in one normal form", () => {
    fc.assert(
      fc.property(text, (value) => {
        const literal = rustString(value);
        expect(rustShape(literal)).toEqual({ shape: '""', literals: [value.toWellFormed()] });
        expect(literal).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(literal.normalize("NFC")).toBe(literal);
      }),
    );
  });

  it("is one line of a doc comment, without markup", () => {
    fc.assert(
      fc.property(text, (value) => {
        expect(docText(value)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        expect(docText(value)).not.toMatch(/(?<!\\)(?:\\\\)*[`*_[\]<>&#|~]/);
      }),
    );
    expect(docUrl("https://x.example/a>b`")).toBe("<https://x.example/a%3Eb%60>");
  });

  it("is a string of TOML with this value on one line", () => {
    fc.assert(
      fc.property(text, (value) => {
        const parsed = parseToml(`text = ${tomlString(value)}`) as { readonly text: string };
        expect(parsed.text).not.toMatch(/[\p{Cc}\p{Cf}]/u);
      }),
    );
  });
});

describe("options", () => {
  it("have a name that is a crate's", () => {
    expect(problems(spec("{ package: shop_errors }"))).toEqual([]);
    expect(problems(spec("{ package: fn }"))).toEqual([
      "`fn`: this is a keyword of Rust; choose another name, such as fn-errors",
    ]);
    expect(problems(spec("{ package: Shop }"))).toEqual([
      "`Shop`: a crate's name is words in small letters, such as acme-errors",
    ]);
  });

  it("have a test kit for clients only", () => {
    expect(problems(spec("{ side: both, testkit: true }"))).toEqual([]);
    expect(problems(spec("{ side: server, testkit: true }"))).toEqual([
      "the test kit is for clients, but the crate has `side: server`; choose `side: both` or remove `testkit`",
    ]);
    expect(surface.of(catalogOf(spec("{ testkit: true }"))).map(({ text }) => text)).toContain("testing");
  });

  it("name what the crate cannot do", () => {
    expect(problems(spec("{ side: server }"))).toEqual([]);
    expect(problems(spec("{ side: sender }"))).toEqual(["`sender` is not client, server or both"]);
    expect(problems(spec("{}", "envelopes: { problem }"))).toEqual([]);
  });
});

const modules = `[{ module: type, errors: [{ code: 1, name: Self, aliases: [Own], text: It. }, { code: 2, name: Hidden, text: It., audience: internal }] }]`;

it("names that Rust keeps for itself get an underscore", () => {
  const found = identifiers(catalogOf(spec("{}", "", modules))).map(({ text }) => text);
  expect(found).toEqual(["type_", "Self_", "Own"]);
});

it("modules whose names are equal in Rust are reported", () => {
  const two = "[{ module: a-b, errors: [] }, { module: a_b, errors: [] }]";
  expect(problems(spec("{}", "", two)).filter((message) => message.includes("a_b"))).toHaveLength(1);
});

it("users rely on modules, codes and their former names", () => {
  const items = surface.of(catalogOf(spec("{}", "", modules))).map(({ role, text }) => `${role} ${text}`);
  expect(items).toEqual([
    "package name shop-errors",
    "package shop_errors",
    "error class Error",
    "invalid response class InvalidResponse",
    "module type_",
    "codes Code",
    "constant Self_",
    "constant Own",
    "success constant SUCCESS",
    "decoder decode",
    "response decoder decode_response",
  ]);
});

it("users rely on the test kit and the feature for serde", () => {
  const surfaceOf = (options: string) => ({
    target: "rust",
    category: surface.category,
    title: surface.title,
    items: surface.of(catalogOf(spec(options, "", modules))),
  });
  const breaks = breaksOf(surfaceOf("{ testkit: true, serde: true }"), surfaceOf("{}"), () => true);
  expect(breaks.map(({ item, event, now }) => [item.role, item.text, event, now])).toEqual([
    ["export", "testing", "removed", undefined],
    ["export", "serde", "removed", undefined],
  ]);
});

it("servers rely on errors to raise and their fields, and have internal ones", () => {
  const text = `[{ module: type, errors: [{ code: 1, name: Big, aliases: [Large], text: "{type}", params: [{ name: type }, { name: at, type: int }] }, { code: 2, name: Hidden, text: It., audience: internal }] }]`;
  const items = surface.of(catalogOf(spec("{ side: server }", "", text)));
  expect(items.map(({ role, text, type }) => [role, text, ...(type ?? [])].join(" "))).toEqual([
    "package name shop-errors",
    "package shop_errors",
    "error class Error",
    "export encode",
    "error params Error.params",
    "module type_",
    "codes Code",
    "constant Big",
    "constant Large",
    "constant Hidden",
    "success constant SUCCESS",
    "constructor raise::Big at: int, type_: string",
    "constructor raise::Large at: int, type_: string",
    "constructor raise::Hidden no fields",
  ]);
});
