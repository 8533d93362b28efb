import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyFixes } from "../../generator/diagnostic/apply-fixes.js";
import { fixSpec, lintSpec } from "../../generator/lint.js";
import { loadCatalog } from "../../generator/load/catalog.js";
import type { SpecFile } from "../../generator/load/spec-file.js";
import { exampleFiles } from "../../generator/rules/lint/example.js";
import { allRules } from "../../generator/rules/lint/index.js";

const options = { targets: [], custom: [], preset: "strict", today: "2026-06-01" } as const;

describe("applyFixes", () => {
  const at = (line: number, column: number, endColumn: number) => ({
    file: "a",
    line,
    column,
    endLine: line,
    endColumn,
  });

  it("changes what it is told to and nothing else", () => {
    const text = "one\r\ntwo 👍 three\r\n";
    expect(
      applyFixes(text, [
        { at: at(2, 5, 7), text: "!" },
        { at: at(1, 1, 4), text: "" },
      ]),
    ).toEqual({ text: "\r\ntwo ! three\r\n", applied: 2 });
  });

  it("leaves out what overlaps", () => {
    const applied = applyFixes("abcdef", [
      { at: at(1, 1, 4), text: "x" },
      { at: at(1, 3, 5), text: "y" },
    ]);
    expect(applied).toEqual({ text: "xdef", applied: 1 });
  });
});

describe("--fix", () => {
  it.each(allRules.filter(({ fixable }) => fixable === true).map((rule) => [rule.id, rule] as const))(
    "mends what %s finds",
    (id, { bad }) => {
      const before = exampleFiles(bad);
      const { spec, fixed, diagnostics } = fixSpec(before, options);
      expect(fixed).toBeGreaterThan(0);
      expect(diagnostics.filter(({ rule }) => rule === id)).toEqual([]);
      expect(lintSpec(spec, options).diagnostics).toEqual(diagnostics);
    },
  );

  const entry = (fields: string): SpecFile[] => [
    {
      path: "errspec.yaml",
      source: "spec/errspec.yaml",
      text: "errspec: 1\ncatalog: a\ntitle: A\nlocales: [en, zh]\nenvelope: { code: /code }\n",
    },
    {
      path: "b.yaml",
      source: "spec/b.yaml",
      text: `# head\nmodule: b   # id\nerrors:\n  - code: 1\n    name:   Aa\n${fields}`,
    },
  ];

  it("keeps comments, order, spacing and quotes", () => {
    const before = `    title: 'The end.' # t
    text:
      zh:   "参数,错误; 请检查 "   # z
      # errspec-disable-next-line link-title -- nothing
      en: e\u0301tat  one
    since: 1.10 # v
`;
    const { spec } = fixSpec(entry(before), options);
    expect(spec[1]?.text).toBe(
      `# head\nmodule: b   # id\nerrors:\n  - code: 1\n    name:   Aa
    title: 'The end' # t
    text:
      zh:   "参数，错误；请检查"   # z
      en: \u00e9tat one
    since: "1.10" # v
`,
    );
  });

  it("leaves alone what is not one plain token", () => {
    const before = `    text:
      en: >-
        two  blanks
        here
      zh: "\\u53c2\\u6570,错误"
`;
    expect(fixSpec(entry(before), options).spec[1]?.text).toContain(before);
  });

  const words = fc.array(
    fc.constantFrom("参数", ",", ", ", "!", "a", "  ", "e\u0301", ".", "：", ";", "x", " ", '"', "'", "\\", "#"),
    { minLength: 1, maxLength: 6 },
  );
  const quoted = fc.tuple(words, fc.constantFrom("'", '"', "")).map(([parts, quote]) => {
    const text = parts.join("");
    if (quote === "'") return `'${text.replaceAll("'", "''")}x'`;
    return quote === '"' ? JSON.stringify(`${text}x`) : `w${text.replace(/["'#\\:]/g, "")}x`;
  });
  const fields = fc
    .tuple(quoted, quoted, quoted, fc.constantFrom("1.0", '"1"', "v1", "no", "2018-01-01"), fc.boolean())
    .map(
      ([title, english, chinese, since, comment]) =>
        `    title: { en: ${JSON.stringify("T.")}, zh: ${title.startsWith("w") ? JSON.stringify(title) : title} }\n    text:\n      en: ${english}\n${comment ? "      # errspec-disable-next-line text-nfc -- why\n" : ""}      zh: ${chinese}\n    since: ${since}\n`,
    );

  it("comes to an end, changes codes and names nowhere, and a second time nothing", () => {
    let fixedSome = 0;
    fc.assert(
      fc.property(fields, (text) => {
        const before = entry(text);
        fc.pre(loadCatalog(before, {}).diagnostics.length === 0);
        const once = fixSpec(before, options);
        fixedSome += once.fixed;
        expect(once.diagnostics.filter(({ fix }) => fix !== undefined)).toEqual([]);
        const twice = fixSpec(once.spec, options);
        expect([twice.fixed, twice.spec]).toEqual([0, once.spec]);
        // Whatever is fixed is in the four tokens or in the comment.
        const rest = (files: readonly SpecFile[]) => files[1]?.text.split("\n").slice(0, 5);
        expect(rest(once.spec)).toEqual(rest(before));
      }),
      { numRuns: 400, seed: 11 },
    );
    expect(fixedSome).toBeGreaterThan(400);
  });
});
