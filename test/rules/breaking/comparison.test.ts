import { expect, it } from "vitest";
import { count } from "../../../generator/diagnostic/count.js";
import { versionOf } from "../../../generator/cli/versions.js";
import { listed } from "../../../generator/rules/breaking/reading/changes.js";
import type { Version } from "../../../generator/rules/breaking/reading/comparison.js";
import { formsOf } from "../../../generator/rules/breaking/reading/forms.js";
import { breaking } from "../../../generator/rules/breaking/run.js";
import { catalogOf } from "../../support/catalog.js";

/** A catalog of one module, with what is given of it, one line each. */
function edition(...lines: string[]): Version {
  const head = "errspec: 1\ncatalog: tiny\ntitle: Tiny\nlocales: [en, zh]\nenvelope: { code: /code }\n";
  const targets = "targets:\n  typescript:\n  go: { module: example.com/tiny }\n  python:\n  docs:\n";
  return versionOf(
    catalogOf(`${head}${targets}modules:\n  - module: things\n${lines.map((line) => `    ${line}\n`).join("")}`),
  );
}

/** What is found, of what and for whom. */
const told = (before: Version, after: Version): string[] =>
  breaking(before, after, "2026-06-01").findings.map(
    ({ rule, of, categories }) => `${rule} ${of} ${categories.join(" ")}`,
  );

const errors = (...entries: string[]): string => `errors: [${entries.map((entry) => `{ ${entry} }`).join(", ")}]`;
const entry = (code: number | string, name: string, more = ""): string =>
  `code: ${code}, name: ${name}, text: The ${name} happened${more === "" ? "" : `, ${more}`}`;

it("takes a text for the same, in whatever order its locales stand", () => {
  const [en, zh, pt] = ["en: It is gone", "zh: 不存在", "pt: Foi-se"];
  const texts = (...locales: string[]): Version => {
    const text = `{ ${locales.join(", ")} }`;
    return edition(
      errors(`code: 1, name: Gone, text: ${text}, title: ${text}, note: ${text}, was: [{ text: ${text} }]`),
    );
  };
  for (const other of [texts(en, pt, zh), texts(zh, en, pt), texts(zh, pt, en), texts(pt, zh, en)]) {
    expect(told(texts(en, zh, pt), other)).toEqual([]);
  }
  expect(told(texts(en, zh, pt), texts(en, "zh: 没有", pt)).map((line) => line.split(" ")[0])).toEqual(
    expect.arrayContaining(["text-changed", "title-changed", "note-changed"]),
  );
});

it("names three of many, and says how many more there are", () => {
  expect(listed(["a", "b", "c"])).toBe("a, b, c");
  expect(listed(["a", "b", "c", "d", "e"])).toBe("a, b, c and 2 more");
  expect([0, 1, 2].map((n) => count(n, "code"))).toEqual(["0 codes", "1 code", "2 codes"]);
});

it("reads a module code that stands alone as a form of its own", () => {
  const { envelope } = catalogOf(`errspec: 1
catalog: tiny
title: Tiny
locales: [en]
envelope: { code: /code, common: things, module-code: [{ at: /a/b }, { at: /text, forms: ["({code})", "{code}:"] }] }
modules: [{ module: things, errors: [] }]
`);
  expect([...formsOf(envelope)]).toEqual([
    ["/a/b", ["{code}"]],
    ["/text", ["({code})", "{code}:"]],
  ]);
});

it("takes a parameter of another type for another parameter, not for a new name", () => {
  const text = (name: string, type: string): Version =>
    edition(errors(`code: 1, name: Gone, text: "It is {${name}}", params: [{ name: ${name}, type: ${type} }]`));
  const rules = (before: Version, after: Version): string[] =>
    told(before, after).flatMap((line) => (line.startsWith("param-") ? [line.split(" ")[0] ?? ""] : []));
  expect(rules(text("id", "string"), text("key", "string"))).toEqual(["param-renamed"]);
  expect(rules(text("id", "string"), text("key", "int")).sort()).toEqual(["param-added", "param-removed"]);
  expect(rules(text("id", "string"), text("id", "int"))).toEqual(["param-type-changed"]);
});

it("compares what clients do about a response, not about a name, where codes were exchanged", () => {
  const before = edition(errors(entry(1, "Aa", "kind: internal"), entry(2, "Bb", "kind: not_found")));
  const names = edition(errors(entry(2, "Aa", "kind: not_found"), entry(1, "Bb", "kind: internal")));
  // Who catches by name gets another kind than before; who reads a response does the same as before.
  expect(told(before, names).filter((line) => !line.startsWith("code-renumbered"))).toEqual([
    "kind-changed things/1 SRC_GO SRC_PY",
    "kind-changed things/2 SRC_GO SRC_PY",
  ]);
  const moved = edition(errors(entry(3, "Aa", "kind: unavailable"), entry(2, "Bb", "kind: not_found")));
  expect(told(before, moved)).toContain("kind-changed things/1 BEHAVIOR SRC_GO SRC_PY");
});

it("has no client react to success", () => {
  const success = (code: number, more: string): string => `success: { ${entry(code, "Fine", more)} }`;
  const one = errors(entry(1, "Aa"));
  expect(told(edition(success(0, "http: 200"), one), edition(success(0, "http: 204"), one))).toEqual([]);
  // Of two editions of which one takes it for an error, another rule tells.
  const failed = told(
    edition(success(0, "http: 200"), one),
    edition(errors(entry(0, "Fine", "http: 410"), entry(1, "Aa"))),
  );
  expect(failed.some((line) => line.startsWith("success-entry-changed"))).toBe(true);
  expect(failed.some((line) => line.startsWith("http-changed"))).toBe(false);
  const mended = told(
    edition(errors(entry(0, "Fine", "http: 410"), entry(1, "Aa"))),
    edition(success(0, "http: 200"), one),
  );
  expect(mended.some((line) => line.startsWith("success-entry-changed"))).toBe(true);
  expect(mended.some((line) => line.startsWith("http-changed"))).toBe(false);
});

it("tells hexadecimal codes of one size and sign from those of another", () => {
  const hex = (bits: number, signed: boolean, code: string): Version =>
    edition(`code-type: { kind: hex, bits: ${bits}, signed: ${signed} }`, errors(entry(code, "Aa")));
  const changed = expect.stringMatching(/^code-type-changed things /) as string;
  expect(told(hex(16, false, "0x0001"), hex(16, false, "0x0001"))).toEqual([]);
  expect(told(hex(16, false, "0x0001"), hex(32, false, "0x00000001"))).toContainEqual(changed);
  expect(told(hex(16, false, "0x0001"), hex(16, true, "0x0001"))).toContainEqual(changed);
});
