import { entryChange, step } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const nameAliased: BreakingRule = {
  id: "name-aliased",
  severity: "info",
  bump: "minor",
  categories: ["DOCS"],
  summary: "A code was renamed, and the old name is an alias.",
  why: "Code with the old name still compiles; logs and documentation show the new one.",
  *check({ entries, breaks }) {
    for (const pair of entries) {
      const { before, after, relation } = pair;
      if (relation !== "renamed" || !after.aliases.includes(before.name)) continue;
      if (breaks({ what: "entry", module: before.module, code: before.code }).length > 0) continue;
      yield entryChange(pair, ["name"], {
        detail: step(before.name, after.name),
        previously: `it was ${before.name}`,
        message: `the code ${before.code} of ${before.module} was renamed to ${after.name}; ${before.name} still works`,
      });
    }
  },
};
