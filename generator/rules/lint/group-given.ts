import { isInRange } from "../../model/code-type.js";
import { errorsOf, lacking } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const groupGiven: LintRule = {
  id: "group-given",
  severity: "info",
  preset: "standard",

  summary: "In a module with groups, every entry has a group.",
  why: "Documentation lists entries by group, so readers do not find an entry without one.",
  good: {
    module: `groups:
  lookup: { title: Lookup }
`,
    errors: entriesYaml({ OrderNotFound: { group: "lookup" } }),
  },
  bad: {
    module: `groups:
  lookup: { title: Lookup }
`,
    errors: entriesYaml({ OrderNotFound: { group: "lookup" }, OrderLocked: { code: "«101»" } }),
  },
  *check({ catalog }) {
    for (const { module, entry } of errorsOf(catalog)) {
      if (module.groups.length === 0 || entry.group !== undefined) continue;
      // code-in-range already reports a code that is in a group's range.
      if (module.groups.some(({ range }) => range !== undefined && isInRange(module.codeType, entry.code, range)))
        continue;
      yield {
        at: entry.at("code"),
        message: `${entry.name} has no group`,
        help: `add \`group:\`; the groups are ${module.groups.map(({ id }) => id).join(", ")}`,
        collective: lacking("group", module, entry),
      };
    }
  },
};
