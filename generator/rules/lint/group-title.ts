import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const groupTitle: LintRule = {
  id: "group-title",
  severity: "warning",
  preset: "standard",

  summary: "Every group has a title.",
  why: "Without a title, documentation shows the group's ID as a heading in every language.",
  good: {
    module: `groups:
  lookup: { title: Lookup }
`,
    errors: entriesYaml({ OrderNotFound: { group: "lookup" } }),
  },
  bad: {
    module: `groups:
  lookup: { «range»: 100-199 }
`,
    errors: entriesYaml({ OrderNotFound: { group: "lookup" } }),
  },
  *check({ catalog }) {
    for (const { groups } of catalog.modules) {
      for (const { id, title, at } of groups) {
        if (Object.keys(title).length > 0) continue;
        yield { at: at(), message: `the group \`${id}\` has no title`, help: "add `title:`" };
      }
    }
  },
};
