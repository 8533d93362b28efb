import { shown } from "./changes/entry.js";
import { paramChanges } from "./changes/params.js";
import type { BreakingRule } from "./rule.js";

export const paramAdded: BreakingRule = {
  id: "param-added",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  summary: "The text of a code takes one more value.",
  why: "Callers that fill the text in do not give it.",
  check: (comparison) =>
    paramChanges(comparison, "added", ({ entry, to }) => ({
      message: `the text of ${entry} takes one more value, ${shown(to)}`,
      previously: "it was not taken",
    })),
};
