import { describe, expect, it } from "vitest";
import { lintSpec } from "../../generator/lint.js";

/* Advice that made real catalogs worse. */

function found(rule: string, entries: readonly (readonly [name: string, text: string])[]): string[] {
  const text = `errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code }
modules:
  - module: things
    title: Things
    errors:
${entries.map(([name, text], n) => `      - { code: ${n + 1}, name: ${name}, text: "${text}" }\n`).join("")}`;
  const { diagnostics } = lintSpec([{ path: "errspec.yaml", source: "spec/errspec.yaml", text }], {
    targets: [],
    custom: [],
    preset: "standard",
    today: "2026-06-01",
  });
  return diagnostics.filter((each) => each.rule === rule).map(({ message, help }) => `${message}: ${help ?? ""}`);
}

describe("name-without-filler", () => {
  it.each(["FloatingPointException", "ErrorInAssignment", "ExternalRoutineException"])("leaves %s alone", (name) => {
    expect(found("name-without-filler", [[name, "It went wrong."]])).toEqual([]);
  });

  it.each([
    ["OrderNotFoundException", "OrderNotFound"],
    ["UnsupportedMediaException", "UnsupportedMedia"],
    ["ErrOrderLocked", "OrderLocked"],
  ])("advises to rename %s to %s", (name, better) => {
    expect(found("name-without-filler", [[name, "It went wrong."]])).toEqual([
      expect.stringContaining(`rename it to ${better}`),
    ]);
  });
});

describe("text-distinct", () => {
  it("ignores texts that contain only placeholders", () => {
    expect(
      found("text-distinct", [
        ["NotThere", "{err}"],
        ["NotOpen", "{err}"],
      ]),
    ).toEqual([]);
    expect(
      found("text-distinct", [
        ["NotThere", "It failed: {err}"],
        ["NotOpen", "It failed: {err}"],
      ]),
    ).toHaveLength(1);
  });
});

describe("name-without-prefix", () => {
  const names = ["NotFound", "NotOpen", "NotPaid", "NotSent", "NotDone"];
  const named = (prefix: string) =>
    found(
      "name-without-prefix",
      names.map((name) => [`${prefix}${name}`, `Failed with ${name}.`]),
    );

  it("reports a prefix of all names once", () => {
    expect(named("Errcode")).toEqual([
      "all 5 names of things start with Errcode: remove it from the names if nobody uses them yet",
    ]);
  });

  it("leaves the module's own subject alone", () => {
    expect(named("Thing")).toEqual([]);
  });
});
