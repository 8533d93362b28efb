import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { judge } from "../../generator/cli/rules.js";
import type { Diagnostic } from "../../generator/diagnostic/diagnostic.js";
import { lintRules } from "../../generator/lint.js";
import { markedPlaces } from "../../generator/rules/lint/example.js";
import { allRules, errorRules, lateRules } from "../../generator/rules/lint/index.js";
import { loaderRules } from "../../generator/rules/lint/loader-rules.js";
import { targets } from "../../generator/targets/index.js";
import type { Target } from "../../generator/targets/target.js";
import { root } from "../support/tools.js";

/** A language that has one class an error, and a class `TypeError` of its own. */
const cobol: Target = {
  id: "cobol",
  options: v.strictObject({}),
  identifiers: ({ modules }) =>
    modules.flatMap(({ id, entries }) =>
      entries.map(({ name, code, at }) => {
        const text = `${name.replace(/Error$/, "")}Error`;
        const reserved = text === "TypeError" ? "a class of its own" : undefined;
        return { scope: id, text, reserved, of: `the name of ${id}/${code}`, at: () => at("name") };
      }),
    ),
  generate: () => Promise.resolve([]),
};

/** A rule on an option of a language is judged with that language. */
const targetsFor = (rule: string): readonly Target[] => [targets.find(({ id }) => rule.startsWith(`${id}-`)) ?? cobol];

const placeOf = ({ rule, at }: Diagnostic): string =>
  `${rule} ${at.file}:${at.line}:${at.column}-${at.endLine}:${at.endColumn}`;

describe("rules on specs", () => {
  it("are each in the list, in order, under the name of their file", () => {
    const others = [
      "across-entries.ts",
      "example.ts",
      "index.ts",
      "loader-rules.ts",
      "rule-text.ts",
      "rule.ts",
      "run.ts",
      "suppressions.ts",
    ];
    const files = readdirSync(join(root, "generator", "rules", "lint")).filter(
      (name) => name.endsWith(".ts") && !others.includes(name),
    );
    expect(allRules.map(({ id }) => id)).toEqual(files.map((name) => name.replace(".ts", "")).sort());
    expect(loaderRules.map(({ id }) => id)).toEqual([...loaderRules.map(({ id }) => id)].sort());
    expect(lateRules.map(({ id }) => id)).toEqual(
      allRules.map(({ id }) => id).filter((id) => id.startsWith("suppression-")),
    );
  });

  it("are in every preset when they are errors", () => {
    expect(errorRules.filter(({ preset }) => preset !== "minimal")).toEqual([]);
  });

  it("have different ids, 60 of them at least", () => {
    const ids = [...allRules, ...loaderRules].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(60);
  });

  describe.each([...lintRules(targets), ...loaderRules])("$id", (rule) => {
    it("finds nothing in its good example, nor does any other rule", () => {
      expect(judge(rule.good, targetsFor(rule.id)).map(placeOf)).toEqual([]);
    });

    it("finds what is marked in its bad example, and no other rule finds anything", () => {
      const found = judge(rule.bad, targetsFor(rule.id));
      expect(markedPlaces(rule.bad)).not.toEqual([]);
      expect(found.map(placeOf)).toEqual(markedPlaces(rule.bad).map((place) => `${rule.id} ${place}`));
      expect(found.map(({ severity }) => severity)).toEqual(found.map(() => rule.severity));
      expect(found.filter(({ fix }) => fix !== undefined)).toHaveLength("fixable" in rule ? found.length : 0);
    });
  });
});
