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
  ["kind-given", ", kind: not_found", "kind"],
  ["action-given", ", action: none", "action"],
])("%s", (rule, key, what) => {
  const names = ["NotThere", "NotOpen", "NotPaid", "NotSent", "NotReady"];
  const entries = (given: readonly string[]): string =>
    names.map((name, n) => entry(n + 1, name, given.includes(name) ? key : "")).join("");

  it("is one finding where no error of the module has it", () => {
    expect(found(rule, entries([]))).toEqual([
      `7:13-19 all 5 errors of orders have no ${what}: NotThere, NotOpen, NotPaid and 2 more`,
    ]);
  });

  it("stays one finding when the first error gets it", () => {
    expect(found(rule, entries(["NotThere"]))).toEqual([
      `7:13-19 4 of 5 errors of orders have no ${what}: NotOpen, NotPaid, NotSent and 1 more`,
    ]);
  });

  it("is a finding for each where few lack it", () => {
    expect(found(rule, entries(["NotOpen", "NotReady"]))).toEqual([
      `10:17-18 NotThere has no ${what}`,
      `12:17-18 NotPaid has no ${what}`,
      `13:17-18 NotSent has no ${what}`,
    ]);
  });
});

describe("name-without-code", () => {
  it("is one finding for names that contain only a code", () => {
    const entries = ["Code4000", "Code4001", "Error4002", "Code4003", "Order4004"].map((name, n) =>
      entry(4000 + n, name, ""),
    );
    expect(found("name-without-code", entries.join(""))).toEqual([
      "7:13-19 4 names of orders contain nothing but their code: Code4000, Code4001, Error4002 and 1 more",
      "14:29-38 the name Order4004 contains its code",
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
    const entries = ["NotThere", "NotOpen", "NotPaid", "NotSent"].map((name, n) =>
      entry(n + 1, name, note("en: Look")),
    );
    expect(found("translated", entries.join(""), "en, zh").filter((line) => line.includes("notes"))).toEqual([
      "10:100-102 4 of 4 notes of orders are missing in `zh`: NotThere, NotOpen, NotPaid and 1 more",
    ]);
  });

  it("calls them what they are", () => {
    const was = ", was: [{ until: 1.0.0, text: { en: Lost } }]";
    const entries = ["NotThere", "NotOpen", "NotPaid", "NotSent"].map((name, n) => entry(n + 1, name, was)).join("");
    expect(found("translated", entries, "en, zh").filter((line) => line.includes("earlier"))).toEqual([
      expect.stringContaining("4 of 4 earlier meanings of orders are missing in `zh`: NotThere"),
    ]);
  });

  it("stays one finding when the first is translated", () => {
    const entries = ["NotThere", "NotOpen", "NotPaid", "NotSent", "NotReady"].map((name, n) =>
      entry(n + 1, name, note(n === 0 ? "en: Look, zh: 请看" : "en: Look")),
    );
    expect(found("translated", entries.join(""), "en, zh").filter((line) => line.includes("notes"))).toEqual([
      "11:98-100 4 of 5 notes of orders are missing in `zh`: NotOpen, NotPaid, NotSent and 1 more",
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
