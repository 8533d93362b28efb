import { shown } from "./changes/entry.js";
import { paramChanges } from "./changes/params.js";
import type { BreakingRule } from "./rule.js";

export const paramReordered: BreakingRule = {
  id: "param-reordered",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  summary: "The values that a text takes are in another order.",
  why: "Where they are given by their place, each ends up in the place of another, and compilers see it only when the types differ.",
  help: "add new values at the end",
  check: (comparison) =>
    paramChanges(comparison, "order", ({ entry, from, to }) => ({
      message: `the text of ${entry} takes its values in another order: ${shown(from)} → ${shown(to)}`,
      previously: `it was ${shown(from)}`,
    })),
};
