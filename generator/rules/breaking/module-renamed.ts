import { step } from "./changes/entry.js";
import { affected } from "../../compare/comparison.js";
import { isAllExperimental } from "../../compare/stability.js";
import type { BreakingRule } from "./rule.js";

export const moduleRenamed: BreakingRule = {
  id: "module-renamed",
  severity: "error",
  bump: "major",
  categories: ["WIRE", "SRC", "DOCS"],
  summary: "The ID of a module changed.",
  why: "Errors carry the new ID, and everything that is named after the module has a new name.",
  help: "keep the ID; the title can change at any time",
  *check({ modules, breaks }) {
    for (const { before, after } of modules) {
      const [from, to] = [before.module.id, after.module.id];
      if (from === to) continue;
      yield {
        subject: from,
        experimental: isAllExperimental(before.module),
        detail: step(from, to),
        span: after.module.at("module"),
        previousSpan: before.module.at("module"),
        previously: `it was ${from}`,
        message: `the module ${from} is now called ${to}`,
        categories: ["WIRE", ...affected(breaks({ what: "module", id: from }))],
      };
    }
  },
};
