import { didYouMean } from "../../diagnostic/suggest.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const knownGroup: LintRule = {
  id: "known-group",
  severity: "error",
  summary: "An entry's group is defined in its module.",
  preset: "minimal",
  why: "Documentation has a section for each group. An entry with an unknown group would be in no section.",
  good: {
    module: `groups:
  orders: { title: Orders }
`,
    errors: entriesYaml({ OrderNotFound: { group: "orders" } }),
  },
  bad: {
    module: `groups:
  orders: { title: Orders }
`,
    errors: entriesYaml({ OrderNotFound: { group: "orders" }, OrderLocked: { group: "«order»" } }),
  },
  *check({ catalog }) {
    for (const { id, groups, entries } of catalog.modules) {
      const known = groups.map((group) => group.id);
      for (const { group, at } of entries) {
        if (group === undefined || known.includes(group)) continue;
        const others = known.length === 0 ? "add it under `groups:`" : `the groups are ${known.join(", ")}`;
        yield {
          at: at("group"),
          message: `the module \`${id}\` has no group \`${group}\``,
          help: didYouMean(group, known) ?? others,
        };
      }
    }
  },
};
