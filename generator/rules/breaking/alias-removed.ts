import { affected, entryId } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const aliasRemoved: BreakingRule = {
  id: "alias-removed",
  severity: "error",
  bump: "major",
  categories: ["SRC", "DOCS"],
  summary: "An alias was removed.",
  why: "Code that still uses the old name no longer compiles.",
  help: "keep the alias until the next major version",
  *check({ entries, breaks }) {
    for (const { module, before, after } of entries) {
      for (const [index, alias] of before.aliases.entries()) {
        if (module.after.byName.has(alias)) continue;
        const affects = affected(breaks({ what: "alias", module: before.module, name: alias }));
        yield {
          subject: entryId(before),
          detail: alias,
          span: after.at("name"),
          previousSpan: before.at("aliases", index),
          previously: `${alias} was an alias`,
          message: `${alias} is no longer an alias of ${entryId(before)} (${after.name})`,
          categories: affects.length === 0 ? ["DOCS"] : affects,
        };
      }
    }
  },
};
