import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hasErrors } from "../../../generator/diagnostic/diagnostic.js";
import { isSource } from "../../../generator/model/category.js";
import { check } from "../../../generator/check.js";
import { versionOf } from "../../../generator/version.js";
import { breakingRules } from "../../../generator/rules/breaking/index.js";
import type { Version } from "../../../generator/compare/comparison.js";
import { breaking } from "../../../generator/rules/breaking/run.js";
import type { BreakingFinding } from "../../../generator/rules/breaking/finding.js";
import { targets } from "../../../generator/targets/index.js";
import { root } from "../../support/tools.js";
import { pairsTable } from "./pairs-table.js";

const pairs = join(import.meta.dirname, "pairs");
const stories = readdirSync(pairs, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const folder = join(root, "generator", "rules", "breaking");
const today = "2026-06-01";

function version(story: string, which: "old" | "new"): Version {
  const name = `${which}.yaml`;
  const text = readFileSync(join(pairs, story, name), "utf8");
  const { catalog, diagnostics } = check([{ path: name, source: "spec/errspec.yaml", text }], targets);
  if (catalog === undefined || hasErrors(diagnostics)) {
    throw new Error(`${story}/${name}: ${diagnostics.map(({ message }) => message).join("; ")}`);
  }
  return versionOf(catalog);
}

/** What every rule says about a pair. Versions are left out: a pair has one of its own, and rules on versions have tests. */
function found(story: string): readonly BreakingFinding[] {
  const { findings } = breaking(breakingRules, version(story, "old"), version(story, "new"), { today });
  return findings.filter(({ rule }) => !rule.startsWith("version-"));
}

const line = ({ rule, severity, bump, categories, subject, at, related, message, help }: BreakingFinding): string =>
  `${at.file}:${at.line}:${at.column}-${at.endColumn} ${severity}[${rule}] ${subject} (${categories.join(", ")}; ${bump})\n` +
  `  ${message}\n` +
  `  ${related.at.file}:${related.at.line}:${related.at.column} ${related.message}\n` +
  (help === undefined ? "" : `  help: ${help}\n`);

describe("rules on changes", () => {
  it("are each in the list, in order, under the name of their file, with a pair", () => {
    const others = [
      "allowances",
      "cards",
      "finding",
      "index",
      "json",
      "rule",
      "run",
      "settings",
      "version",
      "version-findings",
    ];
    const files = readdirSync(folder)
      .filter((name) => name.endsWith(".ts"))
      .map((name) => name.replace(".ts", ""));
    expect(breakingRules.map(({ id }) => id)).toEqual(files.filter((name) => !others.includes(name)).sort());
    expect(stories).toEqual(breakingRules.map(({ id }) => id));
    expect(breakingRules.length).toBeGreaterThanOrEqual(40);
  });

  it.each(stories)("all look at the pair %s, and its own rule finds something", async (story) => {
    const findings = found(story);
    expect(findings.map(({ rule }) => rule)).toContain(story);
    await expect(findings.map(line).join("\n")).toMatchFileSnapshot(join(pairs, story, "findings.txt"));
  });

  it("look in both directions at the tail of messages, which is off unless a spec says otherwise", () => {
    const [on, off] = [version("message-tail-changed", "old"), version("message-tail-changed", "new")];
    const without = version("action-changed", "old");
    const messages = (before: Version, after: Version) =>
      breaking(breakingRules, before, after, { today })
        .findings.filter(({ rule }) => rule === "message-tail-changed")
        .map(({ message, related }) => [message, related.message]);
    const added = [["error messages end with a tail now", "they had none"]];
    const removed = [["error messages no longer end with a tail", "they had it"]];
    expect([messages(off, on), messages(without, on), messages(on, without), messages(without, off)]).toEqual([
      added,
      added,
      removed,
      [],
    ]);
  });

  it("are silent on the pairs of others, but for what is in the table", async () => {
    const table = pairsTable(new Map(stories.map((story) => [story, found(story)])));
    await expect(table).toMatchFileSnapshot(join(pairs, "README.md"));
  });

  it.each(stories)("find nothing between a version and itself: %s", (story) => {
    for (const which of ["old", "new"] as const) {
      expect(breaking(breakingRules, version(story, which), version(story, which), { today }).findings).toEqual([]);
    }
  });

  it.each(stories)("report whatever breaks, once, and say of whom: %s", (story) => {
    const verdict = breaking(breakingRules, version(story, "old"), version(story, "new"), { today });
    const broken = new Set([...verdict.comparison.causes.values()].flat().map(({ surface }) => surface.category));
    const said = new Set(verdict.findings.flatMap(({ categories }) => categories));
    expect([...broken].filter((category) => !said.has(category))).toEqual([]);
    const prints = verdict.findings.map(({ fingerprint }) => fingerprint);
    expect(new Set(prints).size).toBe(prints.length);
    for (const { rule, categories, related, at } of verdict.findings) {
      const card = breakingRules.find(({ id }) => id === rule);
      const general = categories.map((category) => (isSource(category) ? "SRC" : category));
      if (card !== undefined)
        expect(card.categories, `${rule} says ${categories.join()}`).toEqual(expect.arrayContaining(general));
      expect(categories.length).toBeGreaterThan(0);
      expect(at.file).toBe("new.yaml");
      expect(related.at.file).toBe("old.yaml");
    }
  });

  it("know a finding again when texts, places and other things have changed", () => {
    const spec = (text: string): string => readFileSync(join(pairs, "http-changed", text), "utf8");
    const load = (text: string): Version => {
      const { catalog } = check([{ path: "x.yaml", source: "spec/errspec.yaml", text }], targets);
      if (catalog === undefined) throw new Error("the pair cannot be read");
      return versionOf(catalog);
    };
    const prints = (old: string, now: string): (string | undefined)[] =>
      breaking(breakingRules, load(old), load(now), { today }).findings.flatMap(({ rule, fingerprint }) =>
        rule === "http-changed" ? [fingerprint] : [],
      );
    const [old, now] = [spec("old.yaml"), spec("new.yaml")];
    const moved = now
      .replace("modules:", "# a comment\n\nmodules:")
      .replace("The order is locked.", "Locked is the order.");
    expect(prints(old, moved)).toEqual(prints(old, now));
    expect(prints(old, now.replace("action: wait", "http: 424\n        action: wait"))).not.toEqual(prints(old, now));
  });
});
