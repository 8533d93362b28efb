import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const groupRange: LintRule = {
  id: "group-range",
  severity: "info",
  preset: "strict",

  summary: "If one group of a module has a range, all groups have one.",
  why: "Without a range, nobody knows which numbers a new entry of the group may use.",
  good: {
    module: `groups:
  lookup: { title: Lookup, range: 100-199 }
`,
    errors: entriesYaml({ OrderNotFound: { group: "lookup" } }),
  },
  bad: {
    module: `groups:
  lookup: { title: Lookup, range: 100-189 }
  changes: { «title»: Changes }
`,
    errors: entriesYaml({ OrderNotFound: { group: "lookup" }, OrderLocked: { code: 201, group: "changes" } }),
  },
  *check({ catalog }) {
    for (const { groups } of catalog.modules) {
      if (groups.every(({ range }) => range === undefined)) continue;
      for (const { id, range, at } of groups) {
        if (range !== undefined) continue;
        yield { at: at(), message: `the group \`${id}\` has no range`, help: "add `range:`, as in the other groups" };
      }
    }
  },
};
