import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cacheIn } from "../support/cache.js";
import { put, temporaryFolder } from "../support/folder.js";
import { root } from "../support/tools.js";

/* Custom rules of `errspec breaking`, run as users run them. */

const spec = (owner: string, settings = ""): string => `errspec: 1
catalog: tiny
title: Tiny
locales: [en]
envelope: { code: /code }
${settings}modules:
  - module: things
    errors:
      - { code: 1, name: NotThere, text: The thing does not exist., x-owner: ${owner} }
`;

const [, example = ""] = /```js\n([^]*?)```/.exec(readFileSync(join(root, "docs/rules/breaking.md"), "utf8")) ?? [];

function breaking(rules: string, { settings = "", allow = "", args = ["--fail-on", "warning"] } = {}) {
  const folder = temporaryFolder();
  put(folder, {
    "old/errspec.yaml": spec("orders"),
    "spec/errspec.yaml": spec("billing", settings),
    "rules.mjs": rules,
  });
  if (allow !== "") put(folder, { "spec/breaking/allow.yaml": allow });
  const command = [join(root, "dist", "main.js"), "breaking", "--against", "old", "--rules", "rules.mjs", ...args];
  const env = { ...process.env, XDG_CACHE_HOME: cacheIn(folder), NO_COLOR: "1" };
  return spawnSync(process.execPath, command, { cwd: folder, env, encoding: "utf8" });
}

describe("errspec breaking --rules", () => {
  it("reports the findings of the rule in the docs", () => {
    const { status, stdout, stderr } = breaking(example);
    expect(stderr).toBe("");
    expect(stdout).toContain(
      "spec/errspec.yaml:9:26: warning[acme/owner-changed]: NotThere has a new owner: billing (LIFECYCLE; minor)",
    );
    expect(stdout).toContain("the owner was orders");
    expect(stdout).toContain("help: tell the old owner; or to allow it, add `- { finding: ");
    expect(status).toBe(1);
  });

  it("applies settings and allowances to them", () => {
    const off = breaking(example, { settings: "breaking: { rules: { acme/owner-changed: off } }\n" });
    expect([off.status, off.stdout]).toEqual([0, expect.not.stringContaining("acme/")]);
    const [, finding = ""] = /finding: ([a-p]{12})/.exec(breaking(example).stdout) ?? [];
    const allowed = breaking(example, { allow: `allow: [{ finding: ${finding}, reason: they know }]\n` });
    expect([allowed.status, allowed.stdout]).toEqual([0, expect.stringContaining("1 finding suppressed")]);
    const misspelt = breaking(example, { settings: "breaking: { rules: { acme/owner-chnged: off } }\n" });
    expect([misspelt.status, misspelt.stdout]).toEqual([
      1,
      expect.stringContaining("did you mean `acme/owner-changed`"),
    ]);
  });

  it("accepts settings for custom rules when their file is not given", () => {
    const settings = "breaking: { rules: { acme/owner-changed: off } }\n";
    const { status, stdout } = breaking("export const rules = [];", { settings });
    expect([status, stdout]).toEqual([0, expect.not.stringContaining("unknown rule")]);
  });

  it.each([
    ["a rule without a slash", "[{ id: 'owner', check() {} }]", "rule 1: a rule's `id` must have a slash"],
    ["an unknown category", "[{ id: 'a/b', categories: ['HTTP'], check() {} }]", "a category must be one of WIRE,"],
    ["an unknown bump", "[{ id: 'a/b', bump: 'big', check() {} }]", "`bump` must be major, minor or patch"],
    [
      "a rule that throws",
      "[{ id: 'a/b', check() { throw new Error('oh'); } }]",
      "the rule a/b of rules.mjs failed: oh",
    ],
    [
      "a finding without a place",
      "[{ id: 'a/b', check: () => [{ message: 'x', subject: 'y' }] }]",
      "a finding must be an object with `subject`, `span`,",
    ],
  ])("refuses %s", (_, rules, message) => {
    const { status, stderr } = breaking(`export default ${rules};`);
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  });
});
