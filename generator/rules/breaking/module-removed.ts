import { count } from "../../diagnostic/count.js";
import { affected } from "../../compare/comparison.js";
import { isAllExperimental } from "../../compare/stability.js";
import type { BreakingRule } from "./rule.js";

export const moduleRemoved: BreakingRule = {
  id: "module-removed",
  severity: "error",
  bump: "major",
  categories: ["WIRE", "SRC", "DOCS"],
  summary: "A module was removed.",
  why: "New clients cannot decode its responses, and imports of it no longer compile.",
  help: "deprecate its codes, and keep the module as long as anyone calls it",
  *check({ removedModules, after, breaks }) {
    for (const module of removedModules) {
      yield {
        subject: module.id,
        experimental: isAllExperimental(module),
        span: after.at("catalog"),
        previousSpan: module.at("module"),
        previously: `it had ${count(module.entries.length, "code")}`,
        message: `the module ${module.id} and its codes were removed`,
        categories: ["WIRE", ...affected(breaks({ what: "module", id: module.id }))],
      };
    }
  },
};
