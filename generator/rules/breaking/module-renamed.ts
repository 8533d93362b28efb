import { step } from "./changes/entry.js";
import { affected } from "../../compare/comparison.js";
import { isAllExperimental } from "../../compare/stability.js";
import type { BreakingRule } from "./rule.js";

export const moduleRenamed: BreakingRule = {
  id: "module-renamed",
  severity: "error",
  bump: "major",
  categories: ["WIRE", "SRC", "DOCS"],
  summary: "A module has another id.",
  why: "Errors carry the new id, and everything that is called after the module has another name.",
  help: "keep the id; a title can be changed at any time",
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
        message: `the module ${from} is called ${to}`,
        categories: ["WIRE", ...affected(breaks({ what: "module", id: from }))],
      };
    }
  },
};
