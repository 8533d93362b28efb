import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const groupUsed: LintRule = {
  id: "group-used",
  severity: "info",
  preset: "standard",

  summary: "Every group has an entry.",
  why: "A group without entries is an empty section in the documentation. Usually its entries were moved elsewhere.",
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
        yield { at: at(), message: `the group \`${id}\` has no entries`, help: "remove it, or reserve its range" };
      }
    }
  },
};
