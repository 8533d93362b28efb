import { entryChange, step } from "./changes/entry.js";
import { entryId, kept } from "../../compare/comparison.js";
import { textKey } from "../../compare/texts.js";
import type { BreakingRule } from "./rule.js";

export const wasRemoved: BreakingRule = {
  id: "was-removed",
  severity: "warning",
  bump: "patch",
  categories: ["DOCS"],
  summary: "An earlier meaning of a code is no longer told.",
  why: "Whoever meets it in an old client or an old log finds nothing about it.",
  *check(comparison) {
    for (const pair of kept(comparison)) {
      const { before, after } = pair;
      const told = new Set(after.was.map(({ text }) => textKey(text)));
      const lost = before.was.filter(({ text }) => !told.has(textKey(text))).length;
      if (lost === 0 || after.was.length >= before.was.length) continue;
      yield entryChange(pair, ["was"], {
        detail: step(before.was.length, after.was.length),
        previously: "it was told here",
        message: `an earlier meaning of ${entryId(before)} (${before.name}) is no longer told`,
      });
    }
  },
};
