import { describe, expect, it } from "vitest";
import { lintSpec } from "../../generator/lint.js";

/* What a whole module lacks, as after an import, is one thing to do: one finding, not one for each entry. */

/** What lint says about a module of these entries, of rules that begin so. */
function found(rule: string, entries: string, locales = "en"): string[] {
  const text = `errspec: 1
catalog: shop
title: Shop
locales: [${locales}]
envelope: { code: /code }
modules:
  - module: orders
    title: Orders
    errors:
${entries}`;
  const { diagnostics } = lintSpec([{ path: "errspec.yaml", source: "spec/errspec.yaml", text }], {
    targets: [],
    custom: [],
    preset: "standard",
    today: "2026-06-01",
  });
  return diagnostics
    .filter((each) => each.rule === rule)
    .map(({ at, message }) => `${at.line}:${at.column}-${at.endColumn} ${message}`);
}

const entry = (code: number, name: string, more: string): string =>
  `      - { code: ${code}, name: ${name}, text: { en: The ${name} order is gone., zh: 订单${code}不存在。 }${more} }\n`;

describe.each<[rule: string, key: string, what: string]>([
  ["kind-given", ", kind: not_found", "a kind"],
  ["action-given", ", action: none", "an action"],
])("%s", (rule, key, what) => {
  it("is one finding where no error of the module has it", () => {
    const entries = entry(1, "NotThere", "") + entry(2, "NotOpen", "") + entry(3, "NotPaid", "");
    expect(found(rule, entries)).toEqual([`7:13-19 none of the 3 errors of orders has ${what}`]);
  });

  it("is a finding for each where one has it, and for the only one", () => {
    const entries = entry(1, "NotThere", "") + entry(2, "NotOpen", key) + entry(3, "NotPaid", "");
    const name = what.split(" ")[1] ?? "";
    expect(found(rule, entries)).toEqual([`10:17-18 NotThere has no ${name}`, `12:17-18 NotPaid has no ${name}`]);
    expect(found(rule, entry(1, "NotThere", ""))).toEqual([`10:17-18 NotThere has no ${name}`]);
  });
});

describe("name-without-code", () => {
  it("is one finding for names that are nothing but a code", () => {
    const entries = ["Code4000", "Code4001", "Error4002", "Order4003"].map((name, n) => entry(4000 + n, name, ""));
    expect(found("name-without-code", entries.join(""))).toEqual([
      "7:13-19 3 names of orders say nothing but their code: Code4000, Code4001, …",
      "13:29-38 the name Order4003 contains its code",
    ]);
  });

  it("names the only one", () => {
    expect(found("name-without-code", entry(1, "NotThere", "") + entry(4000, "Code4000", ""))).toEqual([
      "11:29-37 the name Code4000 contains its code",
    ]);
  });
});

describe("translated", () => {
  const note = (text: string): string => `, note: { ${text} }`;

  it("is one finding where no note of the module is translated", () => {
    const entries = entry(1, "NotThere", note("en: Look")) + entry(2, "NotOpen", note("en: Wait"));
    expect(found("translated", entries, "en, zh").filter((line) => line.includes("notes"))).toEqual([
      "10:100-102 the notes of orders, 2 of them, are all missing in `zh`",
    ]);
  });

  it("calls them what they are", () => {
    const was = ", was: [{ until: 1.0.0, text: { en: Lost } }]";
    const entries = entry(1, "NotThere", was) + entry(2, "NotOpen", was);
    expect(found("translated", entries, "en, zh").filter((line) => line.includes("earlier"))).toEqual([
      expect.stringContaining("the earlier meanings of orders, 2 of them, are all missing in `zh`"),
    ]);
  });

  it("is a finding for each where some are, and for the only one", () => {
    const entries = entry(1, "NotThere", note("en: Look")) + entry(2, "NotOpen", note("en: Wait, zh: 请等待"));
    const only = ["10:100-102 the note of orders/1 is missing in `zh`"];
    expect(found("translated", entries, "en, zh").filter((line) => line.includes("note"))).toEqual(only);
    const one = entry(1, "NotThere", note("en: Look"));
    expect(found("translated", one, "en, zh").filter((line) => line.includes("note"))).toEqual(only);
  });
});
