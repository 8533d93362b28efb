import { shown } from "./changes/entry.js";
import { paramChanges } from "./changes/params.js";
import type { BreakingRule } from "./rule.js";

export const paramRemoved: BreakingRule = {
  id: "param-removed",
  severity: "error",
  bump: "major",
  categories: ["SRC", "WIRE"],
  summary: "A parameter of the text of a code was removed.",
  why: "Callers that fill in the text still pass it. If params travel in responses, clients that read it find nothing.",
  check: (comparison) =>
    paramChanges(comparison, "removed", ({ entry, from }) => ({
      message: `the text of ${entry} no longer takes ${shown(from)}`,
      previously: `${shown(from)} was a parameter`,
    })),
};
