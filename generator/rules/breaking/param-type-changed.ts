import { shown } from "./changes/entry.js";
import { paramChanges } from "./changes/params.js";
import type { BreakingRule } from "./rule.js";

export const paramTypeChanged: BreakingRule = {
  id: "param-type-changed",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  summary: "A value that a text takes is of another type.",
  why: "Callers give a value of the old type.",
  check: (comparison) =>
    paramChanges(comparison, "type", ({ entry, from, to }) => ({
      message: `a value of the text of ${entry} is of another type: ${shown(from)} → ${shown(to)}`,
      previously: `it was ${shown(from)}`,
    })),
};
