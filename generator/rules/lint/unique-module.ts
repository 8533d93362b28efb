import type { Module } from "../../model/catalog.js";
import type { LintRule } from "./rule.js";

export const uniqueModule: LintRule = {
  id: "unique-module",
  severity: "error",
  summary: "A module is defined once.",
  *check({ catalog }) {
    const uses = new Map<string, Module>();
    for (const module of catalog.modules) {
      const first = uses.get(module.id);
      if (first === undefined) uses.set(module.id, module);
      else {
        yield {
          at: module.at("module"),
          message: `there are two modules \`${module.id}\``,
          help: "rename one, or put the errors of both into one file",
          related: { at: first.at("module"), message: "the other one is here" },
        };
      }
    }
  },
};
