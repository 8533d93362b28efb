import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const moduleUsed: LintRule = {
  id: "module-used",
  severity: "warning",
  preset: "standard",

  summary: "Every module has at least one entry.",
  why: "A module without entries still becomes a package or a file in every language.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    catalog: `modules:
  - { module: «carts», title: Carts, errors: [] }
`,
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  *check({ catalog }) {
    for (const { id, entries, at } of catalog.modules) {
      if (entries.length > 0) continue;
      yield { at: at("module"), message: `the module \`${id}\` has no entries`, help: "add one, or remove the module" };
    }
  },
};
