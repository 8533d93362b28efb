import { shown } from "./changes/entry.js";
import { paramChanges } from "./changes/params.js";
import type { BreakingRule } from "./rule.js";

export const paramTypeChanged: BreakingRule = {
  id: "param-type-changed",
  severity: "error",
  bump: "major",
  categories: ["SRC", "WIRE"],
  summary: "The type of a parameter of a text changed.",
  why: "Callers pass a value of the old type, and clients expect one in a response.",
  check: (comparison) =>
    paramChanges(comparison, "type", ({ entry, from, to }) => ({
      message: `the type of a parameter of the text of ${entry} changed: ${shown(from)} → ${shown(to)}`,
      previously: `it was ${shown(from)}`,
    })),
};
