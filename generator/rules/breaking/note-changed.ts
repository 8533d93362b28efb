import { entryChange } from "./changes/entry.js";
import { entryId, kept } from "../../compare/comparison.js";
import { textKey, textKeys } from "../../compare/texts.js";
import type { BreakingRule } from "./rule.js";

export const noteChanged: BreakingRule = {
  id: "note-changed",
  severity: "info",
  bump: "patch",
  categories: ["DOCS"],
  summary: "The note, the causes, the solution or the examples of an entry changed.",
  why: "They are for people, not for programs.",
  *check(comparison) {
    for (const pair of kept(comparison)) {
      const { before, after } = pair;
      const parts = [
        ...(textKey(before.note) === textKey(after.note) ? [] : ["note"]),
        ...(textKeys(before.causes) === textKeys(after.causes) ? [] : ["causes"]),
        ...(textKeys(before.solutions) === textKeys(after.solutions) ? [] : ["solutions"]),
        ...(textKey(before.otherwise) === textKey(after.otherwise) ? [] : ["otherwise"]),
        ...(before.examples.join("\n") === after.examples.join("\n") ? [] : ["examples"]),
      ];
      if (parts.length === 0) continue;
      yield entryChange(pair, [parts[0] ?? ""], {
        detail: parts.join(),
        previously: "it was this",
        message: `the ${parts.join(" and the ")} of ${entryId(before)} (${before.name}) changed`,
      });
    }
  },
};
