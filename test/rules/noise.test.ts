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

describe("rules about operations", () => {
  const modules = ["users", "orders", "payments"];
  const verbs = ["get", "list", "make", "change", "drop", "copy", "move", "find", "check", "close"];
  const common = [
    ["Bad", "invalid_argument"],
    ["Unauthenticated", "unauthenticated"],
    ["RateLimited", "resource_exhausted"],
  ];

  /** Thirty operations of three modules. Each error has a common code, and `except` are the shared errors that one call never returns. */
  const findings = (errors: string, except: string, shared: string): string[] => {
    const text = `errspec: 1
catalog: store
title: Store
locales: [en]
envelope: { success: { code: 0 }, code: /code, common: all, module-code: [{ at: /detail }], text: /message }
modules:
  - { module: all, errors: [${common.map(([name, kind], index) => `{ code: ${400 + index}, name: ${name}, text: It failed., kind: ${kind} }`).join()}] }
${modules.map((id) => `  - { module: ${id}, errors: [{ code: 1, name: Missing, text: It is not there., kind: invalid_argument }, { code: 2, name: Closed, text: It is closed., kind: invalid_argument }] }`).join("\n")}
operations:
  errors: [${shared}]
  list:
${modules
  .flatMap((id) =>
    verbs.map((verb, index) => {
      const own = index === 0 ? "" : errors;
      const lacks = index === 0 ? except : "";
      return `    ${verb}-${id}: { module: ${id}, errors: [Missing, ${own}], except: [${lacks}] }`;
    }),
  )
  .join("\n")}
`;
    const { diagnostics } = lintSpec([{ path: "errspec.yaml", source: "spec/errspec.yaml", text }], {
      targets: [],
      custom: [],
      preset: "standard",
      today: "2026-06-01",
    });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    return diagnostics.filter(({ rule }) => rule.startsWith("operation-")).map(({ message }) => message);
  };

  const unused = modules.map(() => "no operation returns Closed");

  it("find the call of each module that lacks what its siblings have, and codes of no call", () => {
    expect(findings("all.Unauthenticated, all.RateLimited", "", "")).toEqual([
      ...unused,
      ...modules.flatMap((id) => [
        `get-${id} has no error about authentication, but all 9 other operations of ${id} have one`,
        `get-${id} has no error about rate limits, but all 9 other operations of ${id} have one`,
      ]),
    ]);
  });

  it("leave alone what an operation excepts, and common codes that are sent with others", () => {
    const shared = "all.Unauthenticated, all.RateLimited";
    expect(findings("", shared, shared)).toEqual(unused);
  });
});
