import type { Text } from "../../../generator/model/catalog.js";
import { describe, expect, it } from "vitest";
import { loadAllowances } from "../../../generator/rules/breaking/allowances.js";
import { isInverted } from "../../../generator/compare/inversion.js";
import { similarTexts } from "../../../generator/compare/similarity.js";
import { bumpBetween, greatestBump, isEnough, nextVersion } from "../../../generator/rules/breaking/version.js";

describe("a version", () => {
  it.each([
    ["1.2.3", "1.2.3", "none"],
    ["1.2.3", "1.2.4", "patch"],
    ["1.2.3", "1.3.0", "minor"],
    ["1.2.3", "1.3.4", "minor"],
    ["1.2.3", "2.0.0", "major"],
    ["1.2.3", "1.2.2", "lower"],
    ["1.2.3", "1.1.9", "lower"],
    ["2.0.0", "1.9.9", "lower"],
    ["1.9.0", "1.10.0", "minor"],
    // Before 1.0.0 every number counts one place higher.
    ["0.1.2", "0.1.3", "minor"],
    ["0.1.2", "0.2.0", "major"],
    ["0.1.2", "1.0.0", "major"],
    ["0.1.2", "0.1.1", "lower"],
    // A prerelease promises nothing.
    ["1.0.0-rc.1", "1.0.0", "major"],
    ["1.0.0-rc.1", "1.0.0-rc.2", "major"],
    ["1.0.0-rc.1", "1.0.0-rc.1", "none"],
    ["1.0.0-rc-1", "1.0.0-rc-2", "major"],
    ["1.0.0", "1.0.0-rc.1", "lower"],
    ["1.0.0-rc.1", "1.0.1", "major"],
    ["1.1.0-rc.1", "1.0.0", "lower"],
  ])("from %s to %s is %s", (before, after, bump) => {
    expect(bumpBetween(before, after)).toBe(bump);
  });

  it.each<[before: string, bump: "none" | "patch" | "minor" | "major", next: string]>([
    ["1.2.3", "none", "1.2.3"],
    ["1.2.3", "patch", "1.2.4"],
    ["1.2.3", "minor", "1.3.0"],
    ["1.2.3", "major", "2.0.0"],
    ["0.2.3", "patch", "0.2.4"],
    ["0.2.3", "minor", "0.2.4"],
    ["0.2.3", "major", "0.3.0"],
    ["1.2.0-rc.1", "major", "1.2.0"],
    ["1.2.0-rc.1", "none", "1.2.0-rc.1"],
  ])("after %s with a change that is %s is %s", (before, bump, next) => {
    expect(nextVersion(before, bump)).toBe(next);
  });

  it("is raised enough, or more, and never lowered enough", () => {
    expect(isEnough("major", "minor")).toBe(true);
    expect(isEnough("minor", "minor")).toBe(true);
    expect(isEnough("patch", "minor")).toBe(false);
    expect(isEnough("none", "none")).toBe(true);
    expect(isEnough("none", "patch")).toBe(false);
    expect(isEnough("lower", "none")).toBe(false);
  });

  it("is raised for the greatest change", () => {
    expect(greatestBump([])).toBe("none");
    expect(greatestBump(["minor", "patch"])).toBe("minor");
    expect(greatestBump(["patch", "major", "minor"])).toBe("major");
  });
});

describe("two texts", () => {
  it.each<[before: string, after: string, similar: boolean]>([
    ["The order is locked.", "The order is locked.", true],
    ["The order is locked.", "THE ORDER, IS LOCKED!", true],
    ["The order is locked.", "Ｔｈｅ ｏｒｄｅｒ ｉｓ ｌｏｃｋｅｄ", true],
    ["The order is locked.", "The ordre is lockde.", true],
    ["The order is locked.", "Your card was declined by the bank.", false],
    // What went wrong stands first: what to do about it may be another thing altogether.
    ["Locked. Try again.", "Locked: ask the owner of the shop for the key to it", true],
    ["No. Try again later.", "No! Xyz", false],
    ["非法参数，请确认后重试", "非法参数，别的说明在文档里面", true],
    ["余额不足", "订单不存在", false],
    // A text that was made longer still holds what it said.
    ["rate limit", "You have sent too many requests within a minute and so hit the rate limit of your plan", true],
    ["ab", "the ab of many other things that are none of it", false],
    ["a", "a", true],
    ["full", "the disk of this machine has become full by now", true],
    // A clause of three letters is one.
    ["Bad: try a smaller number", "Bad. Xyz", true],
    ["No: try a smaller number", "No. Xyz", false],
    ["a", "b", false],
    ["a", "ab", false],
    ["", "", true],
    ["!", "?", true],
    ["", "a text", false],
    // Half of the pairs of letters is enough.
    ["abcd", "abce", true],
    ["abcd", "abef", false],
    ["aaaa", "aa", true],
    ["xyxyxyxy", "xyzw", false],
  ])("%j and %j: %s", (before, after, similar) => {
    expect(similarTexts({ en: before }, { en: after }, "en", "en")).toBe(similar);
    expect(similarTexts({ en: after }, { en: before }, "en", "en")).toBe(similar);
  });

  it("are compared in the source locale, whatever their translations say", () => {
    const alike = (before: Text, after: Text): boolean => similarTexts(before, after, "en", "en");
    expect(alike({ en: "locked", zh: "余额不足" }, { en: "declined", zh: "余额不足" })).toBe(false);
    expect(alike({ en: "locked", zh: "余额不足" }, { en: "locked", zh: "订单不存在" })).toBe(true);
    expect(alike({ en: "locked", zh: "余额不足" }, { en: "locked" })).toBe(true);
  });

  it("are compared in both source locales, where it has changed and both versions have them", () => {
    const alike = (before: Text, after: Text): boolean => similarTexts(before, after, "en", "zh");
    const both = { en: "locked", zh: "余额不足" };
    expect(alike(both, both)).toBe(true);
    expect(alike(both, { ...both, zh: "订单不存在" })).toBe(false);
    expect(alike(both, { ...both, en: "declined" })).toBe(false);
    expect(alike({ en: "locked" }, { ...both, en: "declined" })).toBe(false);
  });

  it("of no common locale say nothing: they count as alike only where the source has another locale", () => {
    expect(similarTexts({ en: "locked" }, { de: "gesperrt" }, "en", "de")).toBe(true);
    expect(similarTexts({ en: "locked" }, { de: "gesperrt" }, "en", "en")).toBe(false);
  });

  it.each<[before: string, after: string, inverted: boolean]>([
    ["There is no such order.", "There is such an order.", true],
    ["The order was not found.", "The order was found.", true],
    ["The order doesn’t exist.", "The order exists.", true],
    ["The page can't be shown.", "The page can be shown.", true],
    ["The key is invalid.", "The key is valid.", true],
    ["The feature is disabled. Ask an owner.", "The feature is not disabled. Ask an owner.", true],
    ["Die Bestellung ist gesperrt.", "Die Bestellung ist nicht gesperrt.", true],
    ["订单不存在", "订单存在", true],
    ["The key is invalid.", "The key is not valid.", false],
    ["The order was not found.", "The order could not be found, try again.", false],
    ["There is no such order.", "There is no such order. It was not found.", false],
    ["The order is locked.", "An order is locked", false],
    ["The order is locked.", "The order is not open.", false],
    ["", "", false],
  ])("%j and %j: the second says the opposite: %s", (before, after, inverted) => {
    expect(isInverted(before, after)).toBe(inverted);
    expect(isInverted(after, before)).toBe(inverted);
    if (inverted) expect(similarTexts({ en: before }, { en: after }, "en", "en")).toBe(false);
  });
});

describe("allowances", () => {
  const load = (text: string) => loadAllowances({ path: "allow.yaml", source: "allow.yaml", text });
  const problems = (text: string): string[] =>
    load(text).diagnostics.map(({ rule, at }) => `${rule} ${at.line}:${at.column}`);

  it("are findings with a reason, each with its place", () => {
    const { allowances, diagnostics } = load('allow:\n  - { finding: abcdefghijkl, reason: " it is fine " }\n');
    expect(diagnostics).toEqual([]);
    expect(allowances).toEqual([
      {
        finding: "abcdefghijkl",
        reason: "it is fine",
        at: { file: "allow.yaml", line: 2, column: 16, endLine: 2, endColumn: 28 },
      },
    ]);
  });

  it.each([
    ["allow:\n  - { finding: abcdefghijkl, reason: x, until: 2026-02-30 }\n", "invalid-value 2:48"],
    ["allow: [\n", "yaml-syntax 1:8"],
    ["allow:\n  - { finding: abcdefghijk, reason: x }\n", "invalid-value 2:16"],
    ["allow:\n  - { finding: abcdefghijklm, reason: x }\n", "invalid-value 2:16"],
    ["allow:\n  - { finding: abcdefghijkz, reason: x }\n", "invalid-value 2:16"],
    ['allow:\n  - { finding: abcdefghijkl, reason: " " }\n', "invalid-value 2:38"],
    ["allow:\n  - { finding: abcdefghijkl }\n", "missing-key 2:7"],
    ["allow:\n  - { finding: abcdefghijkl, reason: x, by: me }\n", "unknown-key 2:41"],
    [
      "allow:\n  - { finding: abcdefghijkl, reason: x }\n  - { finding: bbbbbbbbbbbb, reason: x }\n  - { finding: abcdefghijkl, reason: y }\n",
      "allowance-duplicate 4:16",
    ],
  ])("that are none are reported: %j", (text, problem) => {
    expect(problems(text)).toEqual([problem]);
    if (!problem.startsWith("allowance")) expect(load(text).allowances).toEqual([]);
  });
});
