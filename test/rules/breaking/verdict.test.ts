import { describe, expect, it } from "vitest";
import { versionOf } from "../../../generator/version.js";
import type { Version } from "../../../generator/compare/comparison.js";
import type { Allowance } from "../../../generator/rules/breaking/allowances.js";
import type { Category } from "../../../generator/model/category.js";
import { entryChange, step } from "../../../generator/rules/breaking/changes/entry.js";
import { codeAdded } from "../../../generator/rules/breaking/code-added.js";
import { codeRemoved } from "../../../generator/rules/breaking/code-removed.js";
import { docsUrlChanged } from "../../../generator/rules/breaking/docs-url-changed.js";
import { localeRemoved } from "../../../generator/rules/breaking/locale-removed.js";
import { meaningChanged } from "../../../generator/rules/breaking/meaning-changed.js";
import { noteChanged } from "../../../generator/rules/breaking/note-changed.js";
import { paramAdded } from "../../../generator/rules/breaking/param-added.js";
import type { BreakingRule } from "../../../generator/rules/breaking/rule.js";
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

/** A change of what clients do, which no version announces. */
const statusChanged: BreakingRule = {
  id: "status-changed",
  severity: "error",
  bump: "major",
  categories: ["BEHAVIOR"],
  summary: "The HTTP status changed.",
  why: "Clients depend on it.",
  *check({ entries }) {
    for (const pair of entries) {
      const [from, to] = [pair.before.http, pair.after.http];
      if (from !== to) {
        yield entryChange(pair, ["http"], { detail: step(from, to), previously: "it was another", message: "changed" });
      }
    }
  },
};

/** A change that breaks source code only. */
const nameChanged: BreakingRule = {
  id: "name-changed",
  severity: "error",
  bump: "major",
  categories: ["SRC_TS", "SRC_GO", "DOCS"],
  summary: "The name changed.",
  why: "Code that uses it no longer compiles.",
  help: "keep the old name",
  *check({ entries }) {
    for (const pair of entries) {
      const [from, to] = [pair.before.name, pair.after.name];
      if (from !== to) {
        yield entryChange(pair, ["name"], { detail: step(from, to), previously: "it was another", message: "changed" });
      }
    }
  },
};

/** The rules of these tests, so that a new rule changes none of them. */
const ownRules = [statusChanged, nameChanged];

const on = (
  before: Version,
  after: Version,
  allowances: readonly Allowance[] = [],
  wanted: readonly Category[] = [],
  rules: readonly BreakingRule[] = ownRules,
): Verdict => breaking(rules, before, after, { today: "2026-06-01", allowances, categories: new Set(wanted) });

/** The findings of one of errspec's rules. */
const onRule = (rule: BreakingRule, before: Version, after: Version, allowances: readonly Allowance[] = []): Verdict =>
  on(before, after, allowances, [], [rule]);

const summarize = ({ findings }: Verdict): string[] =>
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
    expect(verdict.findings.map(({ rule, allowed }) => [rule, allowed])).toEqual([
      ["status-changed", "nobody calls it"],
    ]);
    expect(verdict).toMatchObject({ allowances: [], bump: "none", change: "major", next: "1.0.0" });
    expect(on(before, after)).toMatchObject({ bump: "major", next: "2.0.0" });
    expect(on(before, after).findings[0]?.allowed).toBeUndefined();
  });

  it("that means the same after all was a change of a text", () => {
    const replaced = edition("1.0.0", aa, "2 Bb: Your bank refused the payment.");
    const [meaning] = onRule(meaningChanged, before, replaced).findings;
    expect(meaning).toMatchObject({ rule: "meaning-changed", bump: "major" });
    const verdict = onRule(meaningChanged, before, replaced, [allowance(meaning?.fingerprint ?? "")]);
    expect(verdict).toMatchObject({ bump: "none", change: "patch" });
  });

  it("counts again after its last day, and is reported", () => {
    const dated = { ...allowance(print), until: "2026-06-01" };
    const onDay = (today: string) => breaking(ownRules, before, after, { today, allowances: [dated] });
    expect(onDay("2026-06-01")).toMatchObject({ bump: "none", allowances: [] });
    const late = onDay("2026-06-02");
    expect(late.bump).toBe("major");
    expect(late.findings[0]?.allowed).toBeUndefined();
    expect(late.allowances).toMatchObject([{ rule: "allowance-expired", severity: "warning", at: dated.at }]);
    // Without its finding it is of no use, whatever the day.
    const unused = breaking(ownRules, before, before, { today: "2026-06-02", allowances: [dated] });
    expect(unused.allowances.map(({ rule }) => rule)).toEqual(["allowance-unused"]);
  });

  it("leaves the others as they are", () => {
    const more = edition("1.0.0", "1 Aa: First of all. | http: 400", closed);
    const verdict = on(before, more, [allowance(print)]);
    expect(verdict.findings.map(({ subject, allowed }) => [subject, allowed !== undefined])).toEqual([
      ["things/1", false],
      ["things/2", true],
      ["catalog", false],
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
        help: "remove the allowance: the change was undone or released",
      },
    ]);
    expect(on(before, after, given, ["DOCS"]).allowances).toEqual([]);
  });
});

it("tells those who are asked about only, whoever else is affected", () => {
  const [before, after] = [edition("", aa, bb), edition("", aa, renamed)];
  const all = on(before, after).findings;
  expect(all.map(({ rule, categories }) => [rule, categories.join(" ")])).toEqual([
    ["name-changed", "SRC_GO SRC_TS DOCS"],
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
    expect(summarize(on(before, set("{}")))[0]).toMatch(/^warning name-changed/);
    expect(summarize(on(before, set("{ name-changed: error }")))[0]).toMatch(/^error name-changed/);
    expect(summarize(on(before, set("{ name-changed: info }")))[0]).toMatch(/^info name-changed/);
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

it("asks for no allowance where none is given", () => {
  expect(breaking(ownRules, edition("", aa), edition("", aa), { today: "2026-06-01" }).allowances).toEqual([]);
});

describe("a version", () => {
  const raise = "raise it to 2.0.0 or higher before the next release";

  it.each<
    [title: string, before: string, after: string, change: string, next: string | undefined, ...findings: string[]]
  >([
    ["that no edition gives is none", "", "", closed, undefined, "error status-changed"],
    ["that stands still with no change", "1.0.0", "1.0.0", bb, "1.0.0"],
    ["that is raised without need", "1.0.0", "1.0.1", bb, "1.0.0"],
    [
      "still to be raised",
      "1.0.0",
      "1.0.0",
      closed,
      "2.0.0",
      "error status-changed",
      `warning version-not-raised: ${raise}`,
    ],
    ["raised as far as it must be", "1.0.0", "2.0.0", closed, "2.0.0", "error status-changed"],
    [
      "raised too little",
      "1.0.0",
      "1.1.0",
      closed,
      "2.0.0",
      "error status-changed",
      "error version-raised-too-little: raise it to 2.0.0 or higher",
    ],
    ["lowered", "1.1.0", "1.0.0", bb, "1.1.0", "error version-lowered: raise it to 1.1.0 or higher"],
    ["given for the first time", "", "1.0.0", closed, "0.1.0", "error status-changed"],
    [
      "no longer given",
      "1.0.0",
      "",
      closed,
      "2.0.0",
      "error status-changed",
      "error version-lowered: raise it to 2.0.0 or higher",
    ],
  ])("%s", (_, before, after, change, next, ...expected) => {
    const verdict = on(edition(before, aa, bb), edition(after, aa, change));
    expect(summarize(verdict)).toEqual(expected);
    expect(verdict.next).toBe(next);
  });

  it("has its finding where it stands", () => {
    const { findings } = on(edition("1.1.0", aa), edition("1.0.0", aa));
    expect(findings).toMatchObject([
      {
        rule: "version-lowered",
        severity: "error",
        bump: "patch",
        subject: "catalog",
        at: { line: 6, column: 10 },
        related: { at: { line: 6, column: 10 }, message: "it was 1.1.0" },
        message: "the version was lowered from 1.1.0 to 1.0.0",
        categories: ["LIFECYCLE"],
        allowed: undefined,
      },
    ]);
    expect(findings[0]?.fingerprint).toMatch(/^[a-p]{12}$/);
  });

  it("that says so answers for what breaks source code, and for nothing else", () => {
    const source = [edition("1.0.0", aa, bb), edition("2.0.0", aa, renamed)] as const;
    expect(summarize(on(...source))).toEqual([
      expect.stringMatching(/^warning name-changed: announced by version 2\.0\.0; otherwise /),
    ]);
    expect(summarize(on(source[0], edition("1.1.0", aa, renamed)))[0]).toMatch(/^error name-changed: /);
    expect(summarize(on(source[0], edition("2.0.0", aa, closed)))).toEqual(["error status-changed"]);
    const removed = onRule(codeRemoved, source[0], edition("2.0.0", aa));
    expect(removed.findings.map(({ severity, categories }) => [severity, categories.includes("WIRE")])).toEqual([
      ["error", true],
    ]);
    const takes = (version: string, ...params: string[]): Version => {
      const text = params.map((param) => `{${param}}`).join(" ");
      const list = params.map((param) => `{ name: ${param}, type: string }`).join(", ");
      return edition(version, `1 Aa: First ${text} | params: [${list}]`);
    };
    expect(summarize(onRule(paramAdded, takes("1.0.0", "id"), takes("2.0.0", "id", "key")))).toEqual([
      "warning param-added: announced by version 2.0.0",
    ]);
    const changed = (rule: BreakingRule, was: string, is: string): string[] =>
      summarize(
        onRule(
          rule,
          versionOf(catalogOf(specOf("1.0.0", aa).replace("locales: [en]", was))),
          versionOf(catalogOf(specOf("2.0.0", aa).replace("locales: [en]", is))),
        ),
      );
    expect(changed(localeRemoved, "locales: [en, zh]", "locales: [en]")).toEqual(["warning locale-removed"]);
    const docs = "locales: [en]\ndocs: https://example.com";
    expect(changed(docsUrlChanged, `${docs}/{module}#{code}`, `${docs}/{module}/{code}`)).toEqual([
      expect.stringMatching(/^error docs-url-changed: /),
    ]);
    const minor = onRule(codeAdded, source[0], edition("2.0.0", aa, bb, "3 Cc: Third of all."));
    expect(summarize(minor)).toEqual(["info code-added"]);
  });

  it("need not be raised at once for a change of a note", () => {
    const verdict = onRule(noteChanged, edition("1.0.0", aa), edition("1.0.0", `${aa} | note: N`));
    expect(summarize(verdict)).toEqual(["info note-changed"]);
    expect(verdict.next).toBe("1.0.1");
  });
});
