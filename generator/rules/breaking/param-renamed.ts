import { shown } from "./changes/entry.js";
import { paramChanges } from "./changes/params.js";
import type { BreakingRule } from "./rule.js";

export const paramRenamed: BreakingRule = {
  id: "param-renamed",
  severity: "error",
  bump: "major",
  categories: ["SRC", "WIRE"],
  summary: "A parameter of the text of a code was renamed.",
  why: "Callers that pass it by its old name no longer compile, and clients that read it from a response find nothing.",
  help: "keep the name",
  check: (comparison) =>
    paramChanges(comparison, "renamed", ({ entry, from, to }) => ({
      message: `the parameter ${shown(from)} of the text of ${entry} was renamed to ${shown(to)}`,
      previously: `it was ${shown(from)}`,
    })),
};
