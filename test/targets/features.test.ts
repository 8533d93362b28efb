import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { check } from "../../generator/check.js";
import { chosenTargets } from "../../generator/targets/target.js";
import { lintSpec } from "../../generator/lint.js";
import { targets } from "../../generator/targets/index.js";
import type { Target } from "../../generator/targets/target.js";

/** A target that a spec has to ask for, and that cannot do everything. */
const cobol: Target = {
  id: "cobol",
  options: v.pipe(v.strictObject({}), v.metadata({ optIn: true })),
  lacks: ["standard-envelopes", "operations"],
  identifiers: () => [],
  generate: () => Promise.resolve([]),
};
const all = [...targets, cobol];

const file = (lines: string) => ({
  path: "errspec.yaml",
  source: "spec/errspec.yaml",
  text: `errspec: 1
catalog: shop
title: Shop
locales: [en]
envelope: { code: /code }
${lines}
modules: [{ module: orders, errors: [{ code: 1, name: OrderNotFound, text: There is no such order. }] }]
`,
});

describe("a target that is opt-in", () => {
  it("belongs to a spec only if the spec names it", () => {
    const idsOf = (lines: string): readonly string[] => {
      const { catalog } = check([file(lines)], all);
      return catalog === undefined ? [] : chosenTargets(catalog, all).map(({ id }) => id);
    };
    expect(idsOf("")).not.toContain("cobol");
    expect(idsOf("")).toContain("go");
    expect(idsOf("targets: { cobol: {} }")).toEqual(["cobol"]);
  });
});

describe("a target that lacks a feature", () => {
  it("is an error in a spec that needs it, for every command", () => {
    const spec = [file("envelopes: { problem: }\ntargets: { cobol: {} }")];
    const wanted = {
      rule: "target-features",
      severity: "error",
      message: "the spec needs standard-envelopes, which the target cobol does not support yet",
      help: "leave the target out of `targets:`",
    };
    expect(check(spec, all).diagnostics).toMatchObject([wanted]);
    const options = { targets: all, custom: [], preset: undefined, today: "2026-01-01" };
    expect(lintSpec(spec, options).diagnostics).toMatchObject([wanted]);
  });

  it("is fine in any other spec", () => {
    expect(check([file("targets: { cobol: {} }")], all).diagnostics).toEqual([]);
  });
});
