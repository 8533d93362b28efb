import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const groupUsed: LintRule = {
  id: "group-used",
  severity: "info",
  preset: "standard",

  summary: "Every group has an entry.",
  why: "A group without entries is a heading without text in the documentation; mostly its entries have moved.",
  good: {
    module: `groups:
  lookup: { title: Lookup }
`,
    errors: entriesYaml({ OrderNotFound: { group: "lookup" } }),
  },
  bad: {
    module: `groups:
  lookup: { title: Lookup }
  changes: { «title»: Changes }
`,
    errors: entriesYaml({ OrderNotFound: { group: "lookup" } }),
  },
  *check({ catalog }) {
    for (const { groups, entries } of catalog.modules) {
      const used = new Set(entries.map(({ group }) => group));
      for (const { id, at } of groups) {
        if (used.has(id)) continue;
        yield { at: at(), message: `the group \`${id}\` has no entry`, help: "remove it, or reserve its range" };
      }
    }
  },
};
