import { entryChange, step } from "./changes/entry.js";
import { affected } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const nameChanged: BreakingRule = {
  id: "name-changed",
  severity: "error",
  bump: "major",
  categories: ["SRC", "DOCS"],
  summary: "A code has another name, and the old one is gone.",
  why: "On the wire nothing changes; code that uses the name no longer compiles.",
  *check({ entries, breaks }) {
    for (const pair of entries) {
      const { before, after, relation } = pair;
      if (relation !== "renamed") continue;
      const affects = affected(breaks({ what: "entry", module: before.module, code: before.code }));
      const isKept = after.aliases.includes(before.name);
      // An alias keeps the old name; where it stands for another entry now, `name-reassigned` reports that.
      if (affects.length === 0 && pair.module.after.byName.has(before.name)) continue;
      yield entryChange(pair, ["name"], {
        detail: step(before.name, after.name),
        previously: `it was ${before.name}`,
        message: `the code ${before.code} of ${before.module} was called ${before.name} and is called ${after.name}`,
        help: isKept
          ? "the alias keeps the constant, but not what else is called after the name in these languages"
          : `keep the old name: \`aliases: [${[before.name, ...after.aliases].join(", ")}]\``,
        categories: affects.length === 0 ? ["DOCS"] : affects,
      });
    }
  },
};
