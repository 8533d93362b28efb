import { describe, expect, it } from "vitest";
import { lintSpec } from "../../generator/lint.js";
import { commentsOf } from "../../generator/load/comments.js";
import { suppressionsOf } from "../../generator/rules/lint/suppressions.js";

const main = `errspec: 1
catalog: shop
title: Shop API
locales: [en]
envelope: { code: /code }
`;

/** `rule line:column` of what is found, and how many findings were kept quiet. */
function found(entries: string, today = "2026-06-01", custom: Parameters<typeof lintSpec>[1]["custom"] = []): string[] {
  const file = (path: string, text: string) => ({ path, source: `spec/${path}`, text });
  const files = [file("errspec.yaml", main), file("orders.yaml", `module: orders\ntitle: Orders\nerrors:\n${entries}`)];
  const { diagnostics, suppressed } = lintSpec(files, { targets: [], custom, preset: "standard", today });
  return [
    ...diagnostics.map(({ rule, at, message }) => `${rule} ${at.line}:${at.column}-${at.endColumn} ${message}`),
    String(suppressed),
  ];
}

const bare = "  - { code: 1, name: Aa, text: Oops. } "; // action-given, kind-given, text-without-courtesy

describe("suppressions", () => {
  it("suppress findings on the next line or their own line", () => {
    expect(found(`${bare}\n`)).toEqual([
      "action-given 4:13-14 Aa has no action",
      "kind-given 4:13-14 Aa has no kind",
      "text-without-courtesy 4:32-36 the text of orders/1 contains `Oops`",
      "0",
    ]);
    expect(
      found(`${bare}# errspec-disable-line action-given, kind-given text-without-courtesy -- it is old\n`),
    ).toEqual(["3"]);
    expect(
      found(
        `  # errspec-disable-next-line action-given -- it is old\n  # errspec-disable-next-line kind-given -- too\n  # a remark\n${bare}\n`,
      ),
    ).toEqual(["text-without-courtesy 7:32-36 the text of orders/1 contains `Oops`", "2"]);
  });

  it("are active until their date, and are reported after it", () => {
    const entries = `${bare.replace("Oops. ", "Gone. ")}# errspec-disable-line action-given, kind-given -- it is old (until 2026-06-01)\n`;
    expect(found(entries, "2026-06-01")).toEqual(["2"]);
    expect(found(entries, "2026-06-02")).toEqual([
      "action-given 4:13-14 Aa has no action",
      "kind-given 4:13-14 Aa has no kind",
      "suppression-active 4:101-119 the suppression expired after 2026-06-01",
      "0",
    ]);
  });

  it("stay active with an invalid date, which is reported", () => {
    const entries = `${bare.replace("Oops. ", "Gone. ")}# errspec-disable-line action-given, kind-given -- it is old (until 2026-02-31)\n`;
    expect(found(entries, "2026-06-01")).toEqual(["suppression-active 4:101-119 `2026-02-31` is not a date", "2"]);
  });

  it("are reported if they suppress nothing, name no rule or have no reason", () => {
    expect(
      found(
        `  - { code: 1, name: Aa, text: x, kind: internal, action: retry } # errspec-disable-line kind-given -- why\n`,
      ),
    ).toEqual(["suppression-used 4:90-100 kind-given finds nothing on that line", "0"]);
    expect(found(`${bare}# errspec-disable-line kind-given, action-given, text-without-courtesy\n`)).toEqual([
      "suppression-reason 4:40-110 the suppression has no reason",
      "3",
    ]);
    const other = "  - { code: 1, name: Aa, text: x, kind: internal, action: retry }\n";
    expect(found(`  # errspec-disable-next-line unique-code, kind-givn -- why\n${other}`)).toEqual([
      "suppression-rule 4:31-42 unique-code cannot be suppressed, because its findings make output wrong or impossible",
      "suppression-rule 4:44-53 unknown rule kind-givn",
      "0",
    ]);
    expect(found(`  # errspec-disable-next-line -- why\n${other}`)).toEqual([
      "suppression-rule 4:3-37 the suppression names no rule",
      "0",
    ]);
    expect(found(`  # errspec-disable kind-given -- why\n${other}`)).toEqual([
      "suppression-rule 4:3-38 unknown directive `errspec-disable`",
      "0",
    ]);
  });

  it("do not silence an error, and a rule that did not run is not missed", () => {
    const twice =
      "  - { code: 1, name: Aa, text: x, kind: internal, action: retry }\n  - { code: 1, name: Bb, text: z, kind: internal, action: retry } # errspec-disable-line unique-code, title-words -- why\n";
    expect(found(twice).map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      "unique-code 5:13-14",
      "suppression-rule 5:90-101",
      "0",
    ]);
  });

  it("know custom rules if they are loaded, and accept them if not", () => {
    const entries =
      "  - { code: 1, name: Aa, text: x, kind: internal, action: retry } # errspec-disable-line acme/own -- why\n";
    expect(found(entries)).toEqual(["0"]);
    const own = { id: "acme/own", severity: "warning" as const, preset: "minimal" as const, check: () => [] };
    expect(found(entries, "2026-06-01", [own])).toEqual([
      "suppression-used 4:90-98 acme/own finds nothing on that line",
      "0",
    ]);
  });

  it("are comments, not texts", () => {
    const text = `a: "# errspec-disable-line x -- y"
b: |
  # errspec-disable-line x -- y
c: >- # errspec-disable-line one -- y
  # errspec-disable-line x -- y
d: [ # errspec-disable-line two -- y
  e ]\r
# errspec-disable-next-line three -- a -- b (until 2027-01-31)\r
f: g#errspec-disable-line x
`;
    const comments = commentsOf({ path: "a.yaml", source: "a.yaml", text });
    const lines = text.split(/\r?\n/);
    expect(
      suppressionsOf(comments).map(({ at, line, rules, reason, until }) => [
        lines[at.line - 1]?.slice(at.column - 1, at.endColumn - 1).startsWith("# errspec"),
        line,
        rules.map(({ id }) => id).join(),
        reason,
        until?.text,
      ]),
    ).toEqual([
      [true, 4, "one", "y", undefined],
      [true, 6, "two", "y", undefined],
      [true, 9, "three", "a -- b", "2027-01-31"],
    ]);
  });
});
