import * as fc from "fast-check";
import type { Diagnostic, Severity } from "../../../generator/diagnostic/diagnostic.js";
import type { Report } from "../../../generator/diagnostic/formats/report.js";

/** The place of {@link found}. */
export const at = { file: "spec/dsa.yaml", line: 2, column: 7, endLine: 2, endColumn: 10 };
/** An error that names another place. */
export const found: Diagnostic = {
  rule: "unique-code",
  severity: "error",
  at,
  message: "the code 100 is already used",
  help: "pick another",
  related: { at: { ...at, line: 1 }, message: "first used here" },
};
/** A remark over two lines, with a fix, in a file whose name needs an encoder. */
export const fixable: Diagnostic = {
  rule: "text-trimmed",
  severity: "info",
  at: { file: "spec/a b%.yaml", line: 1, column: 1, endLine: 2, endColumn: 1 },
  message: "blanks",
  fix: { at: { file: "spec/a b%.yaml", line: 1, column: 1, endLine: 1, endColumn: 3 }, text: "x" },
};
/** A report of `errspec lint`. */
export const report = (diagnostics: readonly Diagnostic[]): Report => ({
  command: "lint",
  diagnostics,
  sources: new Map([
    ["spec/dsa.yaml", "code: 100\ncode: 100\n"],
    ["spec/clean.yaml", ""],
  ]),
  rules: [
    { id: "unique-code", severity: "error", summary: "One code, one meaning.", why: "Lookups {} are [by] code." },
  ],
  rulesPage: "https://example.org/rules.md",
  suppressed: 1,
});

/** Texts that act on a terminal or a tool if they are printed raw. */
const hostile = [
  "a\nb\r\nc\rd",
  "::error::x",
  "%0A::warning file=x::y",
  "100% , : ; = , %25",
  "\u001b[31mred\u0007\u009b",
  "\u202eevil\u2066\u200b\ufeff",
  "]]><![CDATA[&amp;<x a='\"'/>",
  "{0} {{1}} } { [a](b) \\[x\\] \\",
  "</script><!--",
  "\u0000\u0001\ufffe\uffff",
  "\ud800 \udc00 👍",
  "非法ProjectID参数，请确认后重试",
  "\"'`$(x)${y}",
];
const text = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: "binary", maxLength: 30 }),
  fc.tuple(fc.constantFrom(...hostile), fc.constantFrom(...hostile)).map((both) => both.join("")),
);
const place = fc
  .record({
    file: fc.oneof(
      fc.constant("spec/a.yaml"),
      text.map((name) => `spec/${name}`),
    ),
    line: fc.integer({ min: 1, max: 9 }),
    column: fc.integer({ min: 1, max: 9 }),
  })
  .map((start) => ({ ...start, endLine: start.line, endColumn: start.column + 2 }));
/** Any diagnostic, with hostile text in every place. */
export const diagnostic: fc.Arbitrary<Diagnostic> = fc.record({
  rule: fc.constantFrom("one", "two"),
  severity: fc.constantFrom<Severity>("error", "warning", "info"),
  at: place,
  message: text,
  help: fc.option(text, { nil: undefined }),
  related: fc.option(fc.record({ at: place, message: text }), { nil: undefined }),
  fix: fc.option(fc.record({ at: place, text }), { nil: undefined }),
});
/** A few of them. */
export const diagnostics = fc.array(diagnostic, { maxLength: 4 });
