import { shown } from "./changes/entry.js";
import { paramChanges } from "./changes/params.js";
import type { BreakingRule } from "./rule.js";

export const paramReordered: BreakingRule = {
  id: "param-reordered",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  summary: "The order of the parameters of a text changed.",
  why: "Positional arguments end up in the wrong place, and compilers notice it only if the types differ.",
  help: "add new parameters at the end",
  check: (comparison) =>
    paramChanges(comparison, "order", ({ entry, from, to }) => ({
      message: `the order of the parameters of the text of ${entry} changed: ${shown(from)} → ${shown(to)}`,
      previously: `it was ${shown(from)}`,
    })),
};
