import { shown } from "./changes/entry.js";
import { paramChanges } from "./changes/params.js";
import type { BreakingRule } from "./rule.js";

export const paramAdded: BreakingRule = {
  id: "param-added",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  summary: "A parameter was added to the text of a code.",
  why: "Callers that fill in the text do not pass it.",
  check: (comparison) =>
    paramChanges(comparison, "added", ({ entry, to }) => ({
      message: `the text of ${entry} takes a new parameter, ${shown(to)}`,
      previously: "there was no such parameter",
    })),
};
