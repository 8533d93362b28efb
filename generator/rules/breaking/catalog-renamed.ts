import { step } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const catalogRenamed: BreakingRule = {
  id: "catalog-renamed",
  severity: "warning",
  bump: "minor",
  categories: ["LIFECYCLE"],
  summary: "The catalog has another id.",
  why: "Tools that read the catalog as data find it under another id; packages whose names come from it change too.",
  *check({ before, after }) {
    if (before.id === after.id) return;
    yield {
      of: "catalog",
      detail: step(before.id, after.id),
      at: after.at("catalog"),
      was: before.at("catalog"),
      before: `it was ${before.id}`,
      message: `the catalog ${before.id} is called ${after.id}`,
    };
  },
};
