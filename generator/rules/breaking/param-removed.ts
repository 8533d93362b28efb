import { shown } from "./changes/entry.js";
import { paramChanges } from "./changes/params.js";
import type { BreakingRule } from "./rule.js";

export const paramRemoved: BreakingRule = {
  id: "param-removed",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  summary: "The text of a code takes a value less.",
  why: "Callers that fill the text in give what is no longer taken.",
  check: (comparison) =>
    paramChanges(comparison, "removed", ({ entry, from }) => ({
      message: `the text of ${entry} no longer takes ${shown(from)}`,
      previously: `${shown(from)} was taken`,
    })),
};
