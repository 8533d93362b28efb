import { entryChange, step } from "./changes/entry.js";
import { affected } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const nameChanged: BreakingRule = {
  id: "name-changed",
  severity: "error",
  bump: "major",
  categories: ["SRC", "DOCS"],
  summary: "A code was renamed, and the old name was removed.",
  why: "Nothing changes on the wire, but code that uses the old name no longer compiles.",
  *check({ entries, breaks }) {
    for (const pair of entries) {
      const { before, after, relation } = pair;
      if (relation !== "renamed") continue;
      const affects = affected(breaks({ what: "entry", module: before.module, code: before.code }));
      const isKept = after.aliases.includes(before.name);
      // An alias keeps the old name. If the name refers to another entry now, `name-reassigned` reports that.
      if (affects.length === 0 && pair.module.after.byName.has(before.name)) continue;
      yield entryChange(pair, ["name"], {
        detail: step(before.name, after.name),
        previously: `it was ${before.name}`,
        message: `the code ${before.code} of ${before.module} was renamed from ${before.name} to ${after.name}`,
        help: isKept
          ? "the alias keeps the constant, but not the other identifiers that are named after the code in these languages"
          : `keep the old name: \`aliases: [${[before.name, ...after.aliases].join(", ")}]\``,
        categories: affects.length === 0 ? ["DOCS"] : affects,
      });
    }
  },
};
