import { describe, expect, it } from "vitest";
import { sortDiagnostics } from "../../generator/diagnostic/diagnostic.js";
import { check } from "../../generator/check.js";
import { errorRules } from "../../generator/rules/lint/index.js";
import { runRules } from "../../generator/rules/lint/rule.js";
import type { TargetIdentifier } from "../../generator/rules/lint/rule.js";
import { catalogOf, loadText } from "../support/catalog.js";
import { specOf } from "../support/specs.js";

/** `rule line:column-line:column message; help <- line:column message` of what the rules find. */
function findings(spec: string): string[] {
  const { catalog, diagnostics } = loadText(spec);
  if (catalog === undefined || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return sortDiagnostics(runRules(errorRules, { catalog, identifiers: [] })).map(
    ({ rule, at, message, help, related }) =>
      `${rule} ${at.line}:${at.column}-${at.endLine}:${at.endColumn} ${message}; ${help ?? ""}` +
      (related === undefined ? "" : ` <- ${related.at.line}:${related.at.column} ${related.message}`),
  );
}

const two = (first: string, second: string): string =>
  `- { code: 1, name: Aa, text: x${first} }\n- { code: 2, name: Bb, text: y${second} }`;

describe("rules that are errors", () => {
  it.each<[rule: string, good: string, bad: string, ...found: string[]]>([
    [
      "unique-code",
      specOf(two("", "")),
      specOf(two("", "").replace("code: 2", "code: 1")),
      "unique-code 10:17-10:18 the code 1 is already used in the module `things`; give Bb another code, or move it to another module if the API sends 1 for both; 2 is free <- 9:17 it is the code of Aa",
    ],
    [
      "unique-name",
      specOf(two(", aliases: [Cc]", "")),
      specOf(two("", ", aliases: [Aa]")),
      "unique-name 10:49-10:51 the name Aa is already used in the module `things`; give 2 a name that differs from that of 1 <- 9:26 it is the name of 1",
    ],
    [
      "unique-module",
      specOf(two("", "")),
      specOf(two("", ""), { catalog: "" }).replace("modules:", "modules:\n  - { module: things, errors: [] }"),
      "unique-module 8:13-8:19 duplicate module `things`; rename one, or put the errors of both in one file <- 7:15 the other one is here",
    ],
    [
      "known-group",
      specOf(two(", group: one", ""), { module: "groups: { one: {} }\n" }),
      specOf(two(", group: onw", ""), { module: "groups: { one: {} }\n" }),
      "known-group 10:46-10:49 the module `things` has no group `onw`; did you mean `one`?",
    ],
    [
      "code-in-range",
      specOf(two(", group: one", ""), { module: "groups: { one: { range: 1-1 } }\n" }),
      specOf(two(", group: one", ", group: one"), { module: "groups: { one: { range: 1-1 } }\n" }),
      "code-in-range 11:17-11:18 the code 2 is outside the range of the group `one`, 1; use a code from that range, or another group <- 8:29 the range is here",
    ],
    [
      "code-in-range",
      specOf(two("", ""), { module: "groups: { one: { range: 3-9 } }\n" }),
      specOf(two("", ""), { module: "groups: { one: { range: 2-9 } }\n" }),
      "code-in-range 11:17-11:18 the code 2 is in the range of the group `one`, 2-9; add `group: one` <- 8:29 the range is here",
    ],
    [
      "separate-ranges",
      specOf(two(", group: aa", ", group: bb"), { module: "groups: { aa: { range: 0-1 }, bb: { range: 2-3 } }\n" }),
      specOf(two(", group: aa", ", group: bb"), { module: "groups: { aa: { range: 0-2 }, bb: { range: 2-3 } }\n" }),
      "separate-ranges 8:48-8:51 the range of `bb` overlaps the range of `aa`; change the ranges so that each code is in only one of them <- 8:28 `aa` has 0-2",
    ],
    [
      "unreserved",
      specOf(two("", ""), { module: "reserved: [{ codes: [3-9], names: [Cc], reason: gone }]\n" }),
      specOf(two("", ""), { module: "reserved: [{ codes: [2-9], names: [Aa], reason: gone }]\n" }),
      "unreserved 10:26-10:28 the name Aa is reserved; use another name <- 8:53 reserved: gone",
      "unreserved 11:17-11:18 the code 2 is reserved; use another code <- 8:53 reserved: gone",
    ],
    [
      "source-text",
      specOf(two(", note: { en: x }", "")),
      specOf(two(", note: { zh: x }", ""), { catalog: "" }).replace("locales: [en]", "locales: [en, zh]"),
      "source-text 9:47-9:49 the note of things/1 is missing in the source locale `en`; add `en: …`",
    ],
    [
      "known-locale",
      specOf(two(", note: { en: x }", "")),
      specOf(two(", note: { en: x, zh: y }", "")),
      "known-locale 9:58-9:59 the note of things/1 is in `zh`, which is not one of the catalog's locales; add zh to `locales:`, which has en",
    ],
  ])("%s", (_, good, bad, ...found) => {
    expect(findings(good)).toEqual([]);
    expect(findings(bad)).toEqual(found);
  });

  it("report identifiers that meet in a language, and those it keeps for itself", () => {
    const catalog = catalogOf(specOf(two("", "")));
    const [first, second] = catalog.modules[0]?.entries ?? [];
    const identifier = (text: string, entry: typeof first, reserved?: string): TargetIdentifier => ({
      target: "cobol",
      scope: "program",
      text,
      reserved,
      of: `the name of ${entry?.code ?? ""}`,
      at: () => (entry ?? catalog).at("name"),
    });
    const run = (...identifiers: TargetIdentifier[]): string[] =>
      runRules(errorRules, { catalog, identifiers }).map(
        ({ rule, at, message }) => `${rule} ${at.line}:${at.column} ${message}`,
      );

    expect(run(identifier("A-A", first), identifier("B-B", second))).toEqual([]);
    expect(run(identifier("A-A", first), identifier("A-A", first))).toEqual([]);
    expect(run(identifier("X", first), identifier("X", second))).toEqual([
      "unique-identifier 10:26 the name of 2 becomes `X` in cobol, and so does the name of 1",
    ]);
    expect(run(identifier("MOVE", first, "a verb of COBOL"))).toEqual([
      "unreserved-identifier 9:26 the name of 1 becomes `MOVE` in cobol, which is a verb of COBOL",
    ]);
  });

  it("run on what could be read when something else could not", () => {
    const spec = specOf(`${two("", "").replace("code: 2", "code: 1")}\n- { code: 01, name: Cc, text: z }`);
    const { diagnostics } = check([{ path: "spec/errspec.yaml", source: "spec/errspec.yaml", text: spec }], []);
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["unique-code", "canonical-code"]);
  });
});
