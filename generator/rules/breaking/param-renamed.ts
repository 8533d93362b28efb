import { shown } from "./changes/entry.js";
import { paramChanges } from "./changes/params.js";
import type { BreakingRule } from "./rule.js";

export const paramRenamed: BreakingRule = {
  id: "param-renamed",
  severity: "error",
  bump: "major",
  categories: ["SRC"],
  summary: "A value that a text takes has another name.",
  why: "Callers that give it by its old name no longer compile.",
  help: "keep the name",
  check: (comparison) =>
    paramChanges(comparison, "renamed", ({ entry, from, to }) => ({
      message: `the value ${shown(from)} of the text of ${entry} is called ${shown(to)}`,
      previously: `it was ${shown(from)}`,
    })),
};
