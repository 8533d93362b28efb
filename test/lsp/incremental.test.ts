import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EditedLint } from "../../generator/cli/lsp-lint.js";
import { EditedSpec, pathKey } from "../../generator/cli/lsp-spec.js";
import { sourceOf } from "../../generator/diagnostic/source.js";
import { loadCatalog } from "../../generator/load/catalog.js";
import { editedModule } from "../../generator/load/edited-module.js";
import type { Module } from "../../generator/model/catalog.js";
import { exampleFiles } from "../../generator/rules/lint/example.js";
import { acrossEntries } from "../../generator/rules/lint/across-entries.js";
import { allRules, lateRules } from "../../generator/rules/lint/index.js";
import { runRules } from "../../generator/rules/lint/rule.js";
import type { Found, LintRule } from "../../generator/rules/lint/rule.js";
import { targets } from "../../generator/targets/index.js";
import { optionsOf } from "../../generator/targets/target.js";
import { put, temporaryFolder } from "../support/folder.js";
import { seed } from "../support/seed.js";
import { root } from "../support/tools.js";

const today = "2026-06-01";

const specFile = (text: string, name = "orders.yaml") => ({ path: name, source: `spec/${name}`, text });

/** Runs all rules, without a pause. */
function everything(lint: EditedLint, spec: EditedSpec) {
  const linting = spec.load();
  if (linting === undefined) return spec.diagnostics;
  const rules = lint.everything(linting);
  for (;;) {
    const { done, value } = rules.next();
    if (done === true) return value;
  }
}

/** A spec in an editor that has one file of it open. */
function edited(folder: string, file: string) {
  const open = new Map<string, string>();
  const spec = new EditedSpec(folder, open);
  const lint = new EditedLint(today);
  return {
    /** What is found after the file has another text: at once, and in the end. */
    typed(text: string) {
      open.set(pathKey(join(folder, file)), text);
      const linting = spec.load();
      const atOnce = linting && lint.afterEdit(linting);
      return { atOnce, atLast: everything(lint, spec) };
    },
  };
}

const orders = `module: orders
title: { en: Orders }
errors:
  - code: 10
    name: OutOfStock
    text: { en: The article is sold out. }
    kind: failed_precondition
    action: wait

  # A comment.
  - code: 11
    name: OrderGone
    text:
      en: >
        It is gone.
    kind: not_found
  - { code: 12, name: OrderLocked, text: { en: Wait until the other change is done. }, kind: aborted, action: wait }
`;

const catalog = `errspec: 1
catalog: shop
title: { en: Shop }
locales: [en]
docs: https://shop.example/{code}
envelope: { code: /code, text: /message }
targets: { typescript: {}, python: {} }
lint: { preset: strict }
`;

const carts = `module: carts
errors:
  - { code: 20, name: CartLocked, text: { en: Wait until the other change is done. }, kind: aborted, action: wait }
`;

test.each<[what: string, before: string, after: string, isQuick: boolean]>([
  ["a space at the end of a text", "The article is sold out. }", "The article is sold out. ! }", true],
  ["a line more", "    action: wait\n\n", "    action: wait\n    http: 404\n\n", true],
  ["a line less", "    kind: failed_precondition\n", "", true],
  ["a code that is taken", "code: 11", "code: 10", true],
  ["a name that is taken", "OrderGone", "OutOfStock", true],
  ["an action that clients need a header for", "action: wait\n\n", "action: back_off\n\n", true],
  ["a code that another module has, in addresses without the module", "code: 12", "code: 20", true],
  [
    "a success below the errors",
    "aborted, action: wait }\n",
    'aborted, action: wait }\nsuccess: { code: 0, name: Success, text: { en: "It worked. " } }\n',
    true,
  ],
  ["an entry in braces", "OrderLocked", "OrderNowLocked", true],
  [
    "an entry more",
    "  - { code: 12",
    "  - { code: 13, name: OrderPaid, text: { en: It is paid. } }\n  - { code: 12",
    true,
  ],
  ["an entry less", orders.slice(orders.indexOf("  # A comment"), orders.indexOf("  - { code: 12")), "", true],
  [
    "a comment that suppresses",
    "    text:\n",
    "    # errspec-disable-next-line text-length -- it is\n    text:\n",
    true,
  ],
  ["a title of the module", "en: Orders", "en: Orders.", false],
  ["a quote that is not closed", "The article", '"The article', false],
  ["a key that is unknown", "    action: wait\n", "    acton: wait\n", false],
  ["a kind that is unknown", "kind: aborted", "kind: abortd", false],
  ["an end of the list", "  - { code: 12", "reserved: []\n  - { code: 12", false],
])("finds the same as without what was known before: %s", (_, before, after, isQuick) => {
  const folder = temporaryFolder();
  put(folder, { "errspec.yaml": catalog, "orders.yaml": orders, "carts.yaml": carts });
  const editor = edited(folder, "orders.yaml");
  editor.typed(orders);
  expect(orders).toContain(before);
  const text = orders.replace(before, () => after);
  const { atOnce, atLast } = editor.typed(text);
  expect(atLast).toEqual(edited(folder, "orders.yaml").typed(text).atLast);
  expect(atOnce !== undefined).toBe(isQuick);
  expect(editor.typed(orders).atLast).toEqual(edited(folder, "orders.yaml").typed(orders).atLast);
});

test("knows where an entry is after any number of edits above it", () => {
  const start = specFile(orders);
  const { catalog: loaded } = loadCatalog([specFile(catalog, "errspec.yaml"), start], optionsOf(targets));
  const first = loaded?.modules[0] ?? expect.fail();
  const longer = orders.replace("    action: wait\n\n", "    action: wait\n\n\n");
  let [module, text] = [first, orders];
  for (let edit = 0; edit < 20_001; edit++) {
    const next = text === orders ? longer : orders;
    module = editedModule({ text, module }, specFile(next), () => first) ?? expect.fail();
    text = next;
  }
  const lines = [first, module].map(({ entries }) => entries.map(({ at }) => at("code").line));
  expect(lines).toEqual([
    [4, 11, 17],
    [4, 12, 18],
  ]);
});

/** Numbers below a limit, the same ones for a seed. */
function numbers(start: number): (limit: number) => number {
  let state = start;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

test("finds the same after random edits of a real spec", () => {
  const folder = temporaryFolder();
  cpSync(join(root, "spec"), folder, { recursive: true });
  const original = edited(folder, "dsa.yaml");
  let text = readFileSync(join(folder, "dsa.yaml"), "utf8");
  const next = numbers(seed);
  original.typed(text);
  let quick = 0;
  for (let edit = 0; edit < 16; edit++) {
    const at = next(text.length);
    const length = [0, 1, 3, 40][next(4)] ?? 0;
    const added = ["", "x", " ", "\n", "  ", ".", "0", "\n    x-owner: me\n", "'"][next(9)] ?? "";
    const changed = text.slice(0, at) + added + text.slice(at + length);
    const { atOnce, atLast } = original.typed(changed);
    expect(atLast, JSON.stringify([at, length, added])).toEqual(edited(folder, "dsa.yaml").typed(changed).atLast);
    if (atOnce === undefined) continue;
    quick += 1;
    text = changed; // what has problems is undone, as an author does
  }
  expect(quick).toBeGreaterThan(3);
});

test("knows which rules find the same in an entry if it is the only one", () => {
  const wrong = new Set<string>();
  for (const example of allRules.flatMap(({ good, bad }) => [good, bad])) {
    const files = exampleFiles(example);
    const { catalog } = loadCatalog(files, optionsOf(targets));
    if (catalog === undefined) continue;
    const sources = new Map(files.map(({ path, text }) => [path, sourceOf(text)]));
    const source = (file: string) => sources.get(file) ?? sourceOf("");
    const found = (rule: LintRule, modules: readonly Module[]) =>
      runRules([rule], { catalog: { ...catalog, modules }, identifiers: [], source, today });
    const isInEntry = ({ at }: Found): boolean =>
      catalog.modules.some(({ entries: [first] }) => first?.at().file === at.file && first.at().line <= at.line);
    const outside = (all: readonly Found[]): string => JSON.stringify(all.filter((each) => !isInEntry(each)));
    for (const rule of allRules.filter((each) => !acrossEntries.has(each) && !lateRules.includes(each))) {
      if (rule.needsEvidence === true) continue;
      const whole = found(rule, catalog.modules);
      for (const module of catalog.modules) {
        for (const entries of [[], ...module.entries.map((entry) => [entry])]) {
          const others = catalog.modules.map((each) => (each === module ? { ...module, entries } : each));
          if (outside(found(rule, others)) !== outside(whole)) wrong.add(rule.id);
        }
        for (const [index, entry] of module.entries.entries()) {
          const { file, line } = entry.at();
          const end = module.entries[index + 1]?.at().line ?? Infinity;
          const inEntry = (all: readonly Found[]) =>
            all.filter(({ at }) => at.file === file && at.line >= line && at.line < end);
          const alone = found(rule, [{ ...module, success: undefined, entries: [entry] }]);
          const texts = [whole, alone].map((all) => JSON.stringify(inEntry(all)));
          if (texts[0] !== texts[1] || inEntry(whole).some(({ collective }) => collective !== undefined))
            wrong.add(rule.id);
        }
      }
    }
  }
  expect([...wrong]).toEqual([]);
});
