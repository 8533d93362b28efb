import { describe, expect, it } from "vitest";
import { versionOf } from "../../../generator/cli/versions.js";
import type { Allowance } from "../../../generator/rules/breaking/allowances.js";
import type { Category } from "../../../generator/model/category.js";
import type { Version } from "../../../generator/compare/comparison.js";
import { breaking } from "../../../generator/rules/breaking/run.js";
import type { Verdict } from "../../../generator/rules/breaking/run.js";
import { catalogOf } from "../../support/catalog.js";

/** One module of errors such as `1 Gone: It is gone. | http: 410`, in a catalog of a version, or of none. */
function edition(version: string, ...errors: string[]): Version {
  return versionOf(catalogOf(specOf(version, ...errors)));
}

function specOf(version: string, ...errors: string[]): string {
  const entries = errors.map((error) => {
    const [, code = "", name = "", text = "", more = ""] = /^(\S+) (\w+): ([^|]*)(?:\| (.*))?$/.exec(error) ?? [];
    return `      - { code: ${code}, name: ${name}, text: "${text.trim()}"${more === "" ? "" : `, ${more}`} }\n`;
  });
  const line = version === "" ? "" : `version: ${version}\n`;
  const targets = "targets:\n  typescript:\n  go: { module: example.com/tiny }\n  docs:\n";
  return `errspec: 1\ncatalog: tiny\ntitle: Tiny\nlocales: [en]\nenvelope: { code: /code }\n${line}${targets}modules:\n  - module: things\n    errors:\n${entries.join("")}`;
}

const aa = "1 Aa: First of all.";
const bb = "2 Bb: Second of all.";
/** A name of its own, which source code holds; the code and its meaning stay. */
const renamed = "2 Better: Second of all.";
/** What clients do by themselves changes. */
const closed = "2 Bb: Second of all. | http: 410";

const on = (
  before: Version,
  after: Version,
  allowances: readonly Allowance[] = [],
  wanted: readonly Category[] = [],
): Verdict => breaking(before, after, "2026-06-01", allowances, new Set(wanted));

const told = ({ findings }: Verdict): string[] =>
  findings.map(({ rule, severity, help }) => `${severity} ${rule}${help === undefined ? "" : `: ${help}`}`);

const allowance = (finding: string, line = 1): Allowance => ({
  finding,
  reason: "nobody calls it",
  at: { file: "allow.yaml", line, column: 1, endLine: line, endColumn: 2 },
});

describe("a change that is allowed", () => {
  const [before, after] = [edition("1.0.0", aa, bb), edition("1.0.0", aa, closed)];
  const [finding] = on(before, after).findings;
  const print = finding?.fingerprint ?? "";

  it("is known by twelve letters", () => {
    expect(print).toMatch(/^[a-p]{12}$/);
    expect(on(before, after).findings.map(({ fingerprint }) => fingerprint)).toContain(print);
  });

  it("is still told, with the reason, and raises no version, but remains what it is", () => {
    const verdict = on(before, after, [allowance(print)]);
    expect(verdict.findings.map(({ rule, allowed }) => [rule, allowed])).toEqual([["http-changed", "nobody calls it"]]);
    expect(verdict).toMatchObject({ allowances: [], bump: "none", change: "major", next: "1.0.0" });
    expect(on(before, after)).toMatchObject({ bump: "major", next: "2.0.0" });
    expect(on(before, after).findings[0]?.allowed).toBeUndefined();
  });

  it("that means the same after all was a change of a text", () => {
    const replaced = edition("1.0.0", aa, "2 Bb: Your bank refused the payment.");
    const [meaning] = on(before, replaced).findings;
    expect(meaning).toMatchObject({ rule: "meaning-changed", bump: "major" });
    const verdict = on(before, replaced, [allowance(meaning?.fingerprint ?? "")]);
    expect(verdict).toMatchObject({ bump: "none", change: "patch" });
  });

  it("counts again after its last day, and is reported", () => {
    const dated = { ...allowance(print), until: "2026-06-01" };
    const on = (today: string) => breaking(before, after, today, [dated]);
    expect(on("2026-06-01")).toMatchObject({ bump: "none", allowances: [] });
    const late = on("2026-06-02");
    expect(late.bump).toBe("major");
    expect(late.findings[0]?.allowed).toBeUndefined();
    expect(late.allowances).toMatchObject([{ rule: "allowance-expired", severity: "warning", at: dated.at }]);
    // Without its finding it is of no use, whatever the day.
    const unused = breaking(before, before, "2026-06-02", [dated]);
    expect(unused.allowances.map(({ rule }) => rule)).toEqual(["allowance-unused"]);
  });

  it("leaves the others as they are", () => {
    const more = edition("1.0.0", "1 Aa: First of all. | kind: internal", closed);
    const verdict = on(before, more, [allowance(print)]);
    expect(verdict.findings.filter(({ allowed }) => allowed !== undefined).map(({ rule }) => rule)).toEqual([
      "http-changed",
    ]);
    expect(verdict.bump).toBe("major");
  });

  it("that is not there is reported, where all findings were looked for", () => {
    const given = [allowance(print, 2), allowance("abcdefghijkl", 3)];
    expect(on(before, after, given).allowances).toEqual([
      {
        rule: "allowance-unused",
        severity: "warning",
        at: given[1]?.at,
        message: "there is no finding abcdefghijkl to allow",
        help: "remove the allowance: the change is undone, or was released",
      },
    ]);
    expect(on(before, after, given, ["DOCS"]).allowances).toEqual([]);
  });
});

it("tells those who are asked about only, whoever else is affected", () => {
  const [before, after] = [edition("", aa, bb), edition("", aa, renamed)];
  const all = on(before, after).findings;
  expect(all.map(({ rule, categories }) => [rule, categories.join(" ")])).toEqual([
    ["name-changed", "SRC_TS SRC_GO DOCS"],
  ]);
  expect(on(before, after, [], ["SRC_GO"]).findings).toEqual(all);
  expect(on(before, after, [], ["WIRE", "DOCS"]).findings).toEqual(all);
  expect(on(before, after, [], ["WIRE", "SRC_PY"])).toMatchObject({ findings: [], bump: "none" });
});

describe("the severities of the spec", () => {
  const set = (rules: string): Version =>
    versionOf(catalogOf(specOf("2.0.0", aa, renamed).replace("targets:", `breaking: { rules: ${rules} }\ntargets:`)));
  const before = edition("1.0.0", aa, bb);

  it("are those of the rules, over what the version says", () => {
    expect(told(on(before, set("{}")))[0]).toMatch(/^warning name-changed/);
    expect(told(on(before, set("{ name-changed: error }")))[0]).toMatch(/^error name-changed/);
    expect(told(on(before, set("{ name-changed: info }")))[0]).toMatch(/^info name-changed/);
  });

  it("turn rules off, and then the version need not be raised for them", () => {
    expect(on(before, set("{ name-changed: off }"))).toMatchObject({ findings: [], bump: "none", change: "none" });
  });

  it("hold for allowances and versions too, and name rules that there are", () => {
    const used = on(before, set("{ allowance-unused: error, name-changed: off }"), [allowance("abcdefghijkl")]);
    expect(used.allowances.map(({ rule, severity }) => [rule, severity])).toEqual([["allowance-unused", "error"]]);
    expect(on(before, set("{ allowance-unused: off }"), [allowance("abcdefghijkl")]).allowances).toEqual([]);
    expect(on(before, set("{ nothing-changed: off }")).allowances.map(({ rule }) => rule)).toEqual([
      "known-breaking-rule",
    ]);
  });
});

describe("the language of texts by default", () => {
  const locales = (list: string, go = "go: { module: example.com/tiny }"): Version =>
    versionOf(
      catalogOf(
        specOf("", aa).replace("locales: [en]", `locales: ${list}`).replace("go: { module: example.com/tiny }", go),
      ),
    );
  const found = (before: Version, after: Version) =>
    on(before, after).findings.map(({ rule, bump, categories, message }) => [
      rule,
      bump,
      categories.join(" "),
      message,
    ]);

  it("changes what programs print", () => {
    expect(found(locales("[en, en-GB]"), locales("[en-GB, en]"))[0]).toEqual([
      "default-locale-changed",
      "major",
      "BEHAVIOR DOCS",
      "texts were in en by default and are in en-GB, also in Go, TypeScript",
    ]);
  });

  it("may be that of a single target", () => {
    const chosen = "go: { module: example.com/tiny, locales: [en-GB] }";
    expect(found(locales("[en, en-GB]"), locales("[en, en-GB]", chosen))).toEqual([
      ["default-locale-changed", "major", "BEHAVIOR", "texts were in en by default in Go and are in en-GB"],
      ["identifier-removed", "major", "SRC_GO", "gone in Go: Text.EN"],
    ]);
  });
});

it("asks for no allowance where none is given", () => {
  expect(breaking(edition("", aa), edition("", aa), "2026-06-01").allowances).toEqual([]);
});

describe("a version", () => {
  const raise = "make it 2.0.0 before the next release";

  it.each<[title: string, before: string, after: string, change: string, next: string | undefined, ...told: string[]]>([
    ["that no edition gives is none", "", "", closed, undefined, "error http-changed"],
    ["that stands still with no change", "1.0.0", "1.0.0", bb, "1.0.0"],
    ["that is raised without need", "1.0.0", "1.0.1", bb, "1.0.0"],
    [
      "still to be raised",
      "1.0.0",
      "1.0.0",
      closed,
      "2.0.0",
      "error http-changed",
      `warning version-not-raised: ${raise}`,
    ],
    ["that need not be raised at once", "1.0.0", "1.0.0", `${bb} | http: 500, note: N`, "1.0.1", "info note-changed"],
    ["raised as far as it must be", "1.0.0", "2.0.0", closed, "2.0.0", "error http-changed"],
    [
      "raised too little",
      "1.0.0",
      "1.1.0",
      closed,
      "2.0.0",
      "error http-changed",
      "error version-raised-too-little: make it 2.0.0 at least",
    ],
    ["lowered", "1.1.0", "1.0.0", bb, "1.1.0", "error version-lowered: make it 1.1.0 at least"],
    ["given for the first time", "", "1.0.0", closed, "0.1.0", "error http-changed"],
    [
      "no longer given",
      "1.0.0",
      "",
      closed,
      "2.0.0",
      "error http-changed",
      "error version-lowered: make it 2.0.0 at least",
    ],
  ])("%s", (_, before, after, change, next, ...expected) => {
    const verdict = on(edition(before, aa, bb), edition(after, aa, change));
    expect(told(verdict)).toEqual(expected);
    expect(verdict.next).toBe(next);
  });

  it("has its finding where it stands", () => {
    const { findings } = on(edition("1.1.0", aa), edition("1.0.0", aa));
    expect(findings).toMatchObject([
      {
        rule: "version-lowered",
        severity: "error",
        bump: "patch",
        of: "catalog",
        at: { line: 6, column: 10 },
        related: { at: { line: 6, column: 10 }, message: "it was 1.1.0" },
        message: "the version was 1.1.0 and is 1.0.0",
        categories: ["LIFECYCLE"],
        allowed: undefined,
      },
    ]);
    expect(findings[0]?.fingerprint).toMatch(/^[a-p]{12}$/);
  });

  it("that says so answers for what breaks source code, and for nothing else", () => {
    const source = [edition("1.0.0", aa, bb), edition("2.0.0", aa, renamed)] as const;
    expect(told(on(...source))).toEqual([expect.stringMatching(/^warning name-changed: 2\.0\.0 says so; else /)]);
    expect(told(on(source[0], edition("1.1.0", aa, renamed)))[0]).toMatch(/^error name-changed: /);
    expect(told(on(source[0], edition("2.0.0", aa, closed)))).toEqual(["error http-changed"]);
    const removed = on(source[0], edition("2.0.0", aa));
    expect(removed.findings.map(({ severity, categories }) => [severity, categories.includes("WIRE")])).toContainEqual([
      "error",
      true,
    ]);
    const takes = (version: string, ...params: string[]): Version => {
      const text = params.map((param) => `{${param}}`).join(" ");
      const list = params.map((param) => `{ name: ${param}, type: string }`).join(", ");
      return edition(version, `1 Aa: First ${text} | params: [${list}]`);
    };
    expect(told(on(takes("1.0.0", "id"), takes("2.0.0", "id", "key")))).toContain("warning param-added: 2.0.0 says so");
    const changed = (was: string, is: string): string[] =>
      told(
        on(
          versionOf(catalogOf(specOf("1.0.0", aa).replace("locales: [en]", was))),
          versionOf(catalogOf(specOf("2.0.0", aa).replace("locales: [en]", is))),
        ),
      );
    expect(changed("locales: [en, zh]", "locales: [en]")).toEqual(["warning locale-removed"]);
    const docs = "locales: [en]\ndocs: https://example.com";
    expect(changed(`${docs}/{module}#{code}`, `${docs}/{module}/{code}`)).toEqual([
      expect.stringMatching(/^error docs-url-changed: let the old addresses/),
    ]);
    const minor = on(source[0], edition("2.0.0", aa, bb, "3 Cc: Third of all."));
    expect(told(minor)).toEqual(["info code-added"]);
  });
});
