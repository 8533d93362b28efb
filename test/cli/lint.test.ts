import { chmodSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintCommand } from "../../generator/cli/lint.js";
import type { LintFlags } from "../../generator/cli/lint.js";
import { rulesCommand } from "../../generator/cli/rules.js";
import { put, temporaryFolder, tree } from "../support/folder.js";
import { root } from "../support/tools.js";
import { captured } from "./captured.js";

const flags: LintFlags = {
  specs: ["spec"],
  format: "text",
  rules: [],
  fix: false,
  failOn: "warning",
  today: "2026-06-01",
};

const main = `errspec: 1
catalog: shop
title: Shop API
locales: [en]
envelope: { code: /code }
`;
const orders = (errors: string): string => `module: orders\ntitle: Orders\nerrors:\n${errors}`;
const good = "  - { code: 1, name: NotThere, text: The order is gone., kind: not_found, action: none }\n";

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  put(folder, { "spec/errspec.yaml": main, ...files });
  return folder;
}

async function lint(files: Readonly<Record<string, string>>, more: Partial<LintFlags> = {}) {
  const folder = folderWith(files);
  return { folder, ...(await captured(folder, () => lintCommand({ ...flags, ...more }))) };
}

describe("errspec lint", () => {
  it("finds nothing in the repository's own spec", async () => {
    const { result, stdout } = await captured(root, () => lintCommand(flags));
    expect([result, stdout]).toEqual([0, "nothing found; 3 suppressed\n"]);
  });

  it("prints what it finds with the line it is on, and ends with 1", async () => {
    const { result, stdout } = await lint({ "spec/orders.yaml": orders(good.replace(", kind: not_found", "")) });
    expect(result).toBe(1);
    expect(stdout).toBe(`spec/orders.yaml:4:13: warning[kind-given]: NotThere has no kind
  4 |   - { code: 1, name: NotThere, text: The order is gone., action: none }
    |             ^
  help: add \`kind:\`; \`unknown\` says that it is not known

1 warning
`);
  });

  it.each<[failOn: string, errors: string, result: number]>([
    ["warning", good.replace("gone.", "gone!"), 0],
    ["info", good.replace("gone.", "gone!"), 1],
    ["error", good.replace(", kind: not_found", ""), 0],
    ["error", good + good, 1],
  ])("fails on %s and above", async (failOn, errors, expected) => {
    expect((await lint({ "spec/orders.yaml": orders(errors) }, { failOn })).result).toBe(expected);
  });

  it("reports a spec that cannot be read, in the format asked for", async () => {
    const { result, stdout } = await lint({ "spec/orders.yaml": "module: 'orders\n" }, { format: "json" });
    expect(result).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      command: "lint",
      diagnostics: [{ rule: "yaml-syntax", file: "spec/orders.yaml" }],
    });
  });

  it("refuses what an option does not take", async () => {
    await expect(lint({}, { format: "sarf" })).rejects.toThrow(
      "--format takes text, json, github, sarif, junit, not sarf; did you mean `sarif`?",
    );
    await expect(lint({}, { preset: "hard" })).rejects.toThrow("--preset takes minimal, standard, strict, not hard");
    await expect(lint({}, { failOn: "never" })).rejects.toThrow("--fail-on takes info, warning, error, not never");
  });

  it("takes a preset instead of the spec's", async () => {
    const files = {
      "spec/errspec.yaml": `${main}lint: { preset: minimal }\n`,
      "spec/orders.yaml": orders(good.replace("gone.", "gone!")),
    };
    expect((await lint(files)).stdout).toBe("nothing found\n");
    expect((await lint(files, { preset: "standard" })).stdout).toContain("info[text-without-exclamation]");
  });
});

describe("errspec lint --fix", () => {
  it("mends one token at a time, and leaves every other byte, the mode and the mark of the file", async () => {
    const before = `\ufeff# orders\r\n${orders("  - { code: 1,   name: NotThere, text: 'The order is gone. ', kind: not_found, action: none, since: 1.0 } # why\n").replaceAll("\n", "\r\n")}`;
    const folder = folderWith({ "spec/orders.yaml": before });
    chmodSync(`${folder}/spec/orders.yaml`, 0o640);
    const first = await captured(folder, () => lintCommand({ ...flags, fix: true }));
    expect([first.result, first.stdout, first.stderr]).toEqual([
      0,
      "nothing found\n",
      "fixed spec/orders.yaml\n2 findings fixed\n",
    ]);
    const after = before.replace("'The order is gone. '", "'The order is gone.'").replace("since: 1.0", 'since: "1.0"');
    expect(readFileSync(`${folder}/spec/orders.yaml`, "utf8")).toBe(after);
    expect(statSync(`${folder}/spec/orders.yaml`).mode & 0o777).toBe(0o640);
    const second = await captured(folder, () => lintCommand({ ...flags, fix: true }));
    expect(second.stderr).toBe("");
    expect(tree(folder)).toEqual({ "spec/errspec.yaml": main, "spec/orders.yaml": after });
  });

  it("writes nothing where the spec cannot be read", async () => {
    const { folder, result } = await lint(
      { "spec/orders.yaml": orders(good.replace("code: 1", "code: 01")) },
      { fix: true },
    );
    expect(result).toBe(1);
    expect(tree(folder)["spec/orders.yaml"]).toBe(orders(good.replace("code: 1", "code: 01")));
  });
});

describe("custom rules", () => {
  const owner = `export const rules = [
  {
    id: "acme/owner-declared",
    *check({ catalog }) {
      for (const { entries } of catalog.modules) {
        for (const { name, extensions, at } of entries) {
          if (!("x-owner" in extensions)) yield { at: at("name"), message: \`\${name} has no owner\`, help: "add \`x-owner:\`" };
        }
      }
    },
  },
];
`;
  const run = (rules: string, more: Readonly<Record<string, string>> = {}) =>
    lint({ "spec/orders.yaml": orders(good), "rules.mjs": rules, ...more }, { rules: ["rules.mjs"] });

  it("run beside the others, and can be set and suppressed like them", async () => {
    const { result, stdout } = await run(owner);
    expect(result).toBe(1);
    expect(stdout).toContain("spec/orders.yaml:4:22: warning[acme/owner-declared]: NotThere has no owner");
    const off = await run(owner, { "spec/errspec.yaml": `${main}lint: { rules: { acme/owner-declared: off } }\n` });
    expect(off.stdout).toBe("nothing found\n");
    const quiet = await run(owner, {
      "spec/orders.yaml": orders(good.replace("\n", " # errspec-disable-line acme/owner-declared -- nobody's\n")),
    });
    expect(quiet.stdout).toBe("nothing found; 1 suppressed\n");
  });

  it.each([
    ["is not there", undefined, /^none\.mjs cannot be loaded: /],
    ["does not run", "throw new Error('oh')", /^rules\.mjs cannot be loaded: oh$/],
    [
      "exports no list",
      "export const rules = 1",
      /the file must export a list of rules as `rules`, or as its default$/,
    ],
    [
      "has an id without a slash",
      "export default [{ id: 'owner', check() {} }]",
      /rule 1: a rule's `id` must have a slash/,
    ],
    ["has no check", "export default [{ id: 'a/b' }]", /rule 1: /],
    [
      "has a rule twice",
      "export default [{ id: 'a/b', check: () => [] }, { id: 'a/b', check: () => [] }]",
      /duplicate rule a\/b$/,
    ],
    [
      "has a check that fails",
      "export default [{ id: 'a/b', check() { throw new Error('oh'); } }]",
      /the rule a\/b of rules\.mjs failed: oh$/,
    ],
    [
      "finds something nowhere",
      "export default [{ id: 'a/b', check: () => [{ message: 'x' }] }]",
      /the rule a\/b of rules\.mjs returned an invalid finding/,
    ],
  ])("are refused where the file %s", async (_, text, message) => {
    const files = { "spec/orders.yaml": orders(good), ...(text === undefined ? {} : { "rules.mjs": text }) };
    await expect(lint(files, { rules: [text === undefined ? "none.mjs" : "rules.mjs"] })).rejects.toThrow(message);
  });

  it("are as the page of the rules says", async () => {
    const page = readFileSync(join(root, "docs", "rules", "lint.md"), "utf8");
    const [, example = ""] = /```js\n([^]*?)```/.exec(page) ?? [];
    expect((await run(example)).stdout).toContain("warning[acme/owner-declared]: NotThere has no owner");
  });
});

describe("errspec rules", () => {
  it("lists every rule", async () => {
    const { result, stdout } = await captured(root, () => rulesCommand({}));
    expect(result).toBe(0);
    expect(stdout).toMatch(/^unique-code {2,}error {2,}minimal {2,}A code is used once in a module\.$/m);
    expect(stdout.trimEnd().split("\n").length).toBeGreaterThanOrEqual(60);
  });

  it("shows one with its examples and what is found in them", async () => {
    const { stdout } = await captured(root, () => rulesCommand({ rule: "text-trimmed" }));
    expect(stdout).toBe(`text-trimmed: info, preset standard, can be fixed with --fix

A text has no spaces at its start or end.
Every output removes them, so they are there by accident.

Good:
  - code: 100
    name: OrderNotFound
    text: "The order does not exist. Check its number."
    kind: not_found
    action: fix_request

Bad:
  - code: 100
    name: OrderNotFound
    text: "The order does not exist. Check its number. "
    kind: not_found
    action: fix_request

  spec/orders.yaml:6:11: info[text-trimmed]: the text of orders/100 has spaces at its start or end
    6 |     text: "The order does not exist. Check its number. "
      |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    help: remove them
`);
  });

  it("lists and shows the breaking rules", async () => {
    const all = await captured(root, () => rulesCommand({ breaking: true }));
    expect(all.stdout).toMatch(/^code-removed {2,}error {2,}major {2}A code was removed/m);
    expect(all.stdout).toMatch(/^allowance-unused {2,}warning {9}An allowance has no finding/m);
    const one = await captured(root, () => rulesCommand({ rule: "name-reassigned" }));
    expect(one.stdout).toBe(`name-reassigned (error)
A name or an alias refers to another error than before.
Code that uses the name still compiles but handles another error, and nothing warns its author.
Requires a major version. Affects BEHAVIOR, SRC, DOCS.
`);
    const other = await captured(root, () => rulesCommand({ rule: "version-lowered" }));
    expect(other.stdout.split("\n")[0]).toBe("version-lowered (error)");
    await expect(rulesCommand({ rule: "name-reasigned" })).rejects.toThrow("did you mean `name-reassigned`?");
  });

  it("refuses one that there is not", async () => {
    await expect(rulesCommand({ rule: "unique-cod" })).rejects.toThrow(
      "there is no rule unique-cod; did you mean `unique-code`?",
    );
  });
});
