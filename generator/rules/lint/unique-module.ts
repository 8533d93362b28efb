import type { Module } from "../../model/catalog.js";
import type { LintRule } from "./rule.js";

export const uniqueModule: LintRule = {
  id: "unique-module",
  severity: "error",
  summary: "A module is defined once.",
  preset: "minimal",
  why: "Every output has a file or a package for each module, named after it.",
  good: {
    module: "module: orders",
  },
  bad: {
    catalog: `modules:
  - module: orders
    title: Old orders
    errors:
      - { code: 200, name: CartNotFound, text: The cart does not exist. Check its number., kind: not_found, action: fix_request }
`,
    module: "module: «orders»",
  },
  *check({ catalog }) {
    const uses = new Map<string, Module>();
    for (const module of catalog.modules) {
      const first = uses.get(module.id);
      if (first === undefined) uses.set(module.id, module);
      else {
        yield {
          at: module.at("module"),
          message: `duplicate module \`${module.id}\``,
          help: "rename one, or put the errors of both in one file",
          related: { at: first.at("module"), message: "the other one is here" },
        };
      }
    }
  },
};
