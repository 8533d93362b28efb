import { entryId } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const nameReused: BreakingRule = {
  id: "name-reused",
  severity: "error",
  bump: "major",
  categories: ["LIFECYCLE"],
  summary: "A reserved name is used again.",
  why: "Old code that uses it compiles again, but handles another error than it was written for.",
  help: "use a name that was never used",
  *check({ modules }) {
    for (const { before, after } of modules) {
      for (const entry of after.entries) {
        for (const [index, name] of [entry.name, ...entry.aliases].entries()) {
          if (!before.reservedNames.has(name) || before.byName.has(name)) continue;
          yield {
            subject: entryId(entry),
            detail: name,
            span: index === 0 ? entry.at("name") : entry.at("aliases", index - 1),
            previousSpan: before.module.at("reserved"),
            previously: "it was reserved here",
            message: `the name ${name} of ${after.module.id} was reserved and is now used for ${entry.code}`,
          };
        }
      }
    }
  },
};
