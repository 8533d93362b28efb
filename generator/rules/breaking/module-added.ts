import { count } from "../../diagnostic/count.js";
import type { BreakingRule } from "./rule.js";

export const moduleAdded: BreakingRule = {
  id: "module-added",
  severity: "info",
  bump: "minor",
  categories: ["WIRE"],
  summary: "A module was added.",
  why: "Nobody depends on it yet.",
  *check({ addedModules, before }) {
    for (const module of addedModules) {
      yield {
        subject: module.id,
        span: module.at("module"),
        previousSpan: before.at("catalog"),
        previously: "it was not in this catalog",
        message: `new module ${module.id} with ${count(module.entries.length, "code")}`,
      };
    }
  },
};
