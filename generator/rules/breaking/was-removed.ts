import { entryChange, step } from "./changes/entry.js";
import { entryId, kept as keptEntries } from "../../compare/comparison.js";
import { textKey } from "../../compare/texts.js";
import type { BreakingRule } from "./rule.js";

export const wasRemoved: BreakingRule = {
  id: "was-removed",
  severity: "warning",
  bump: "patch",
  categories: ["DOCS"],
  summary: "An earlier meaning of a code was removed.",
  why: "Readers who find it in an old client or an old log get no explanation.",
  *check(comparison) {
    for (const pair of keptEntries(comparison)) {
      const { before, after } = pair;
      const kept = new Set(after.was.map(({ text }) => textKey(text)));
      const removed = before.was.filter(({ text }) => !kept.has(textKey(text))).length;
      if (removed === 0 || after.was.length >= before.was.length) continue;
      yield entryChange(pair, ["was"], {
        detail: step(before.was.length, after.was.length),
        previously: "it was here",
        message: `an earlier meaning of ${entryId(before)} (${before.name}) was removed`,
      });
    }
  },
};
