import { count } from "../../diagnostic/count.js";
import { affected } from "../../compare/comparison.js";
import { isAllExperimental } from "../../compare/stability.js";
import type { BreakingRule } from "./rule.js";

export const moduleRemoved: BreakingRule = {
  id: "module-removed",
  severity: "error",
  bump: "major",
  categories: ["WIRE", "SRC", "DOCS"],
  summary: "A module is gone.",
  why: "New clients cannot decode its responses; imports of it no longer compile.",
  help: "deprecate its codes, and keep it for those who still call it",
  *check({ removedModules, after, breaks }) {
    for (const module of removedModules) {
      yield {
        subject: module.id,
        experimental: isAllExperimental(module),
        span: after.at("catalog"),
        previousSpan: module.at("module"),
        previously: `it had ${count(module.entries.length, "code")}`,
        message: `the module ${module.id} is gone, with its codes`,
        categories: ["WIRE", ...affected(breaks({ what: "module", id: module.id }))],
      };
    }
  },
};
