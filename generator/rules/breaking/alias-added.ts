import { entryId } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const aliasAdded: BreakingRule = {
  id: "alias-added",
  severity: "info",
  bump: "minor",
  categories: ["DOCS"],
  summary: "A code has a new alias.",
  why: "Nobody depends on it yet.",
  *check({ entries }) {
    for (const { module, before, after, relation } of entries) {
      if (relation === "repurposed") continue;
      for (const [index, alias] of after.aliases.entries()) {
        if (module.before.byName.has(alias)) continue;
        yield {
          subject: entryId(before),
          detail: alias,
          span: after.at("aliases", index),
          previousSpan: before.at("name"),
          previously: "it was not an alias",
          message: `${alias} is a new alias of ${entryId(after)} (${after.name})`,
        };
      }
    }
  },
};
