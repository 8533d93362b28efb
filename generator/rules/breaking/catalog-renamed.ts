import { step } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const catalogRenamed: BreakingRule = {
  id: "catalog-renamed",
  severity: "warning",
  bump: "minor",
  categories: ["LIFECYCLE"],
  summary: "The ID of the catalog changed.",
  why: "Tools that read the catalog as data find it under another ID, and package names that are derived from it change too.",
  *check({ before, after }) {
    if (before.id === after.id) return;
    yield {
      subject: "catalog",
      detail: step(before.id, after.id),
      span: after.at("catalog"),
      previousSpan: before.at("catalog"),
      previously: `it was ${before.id}`,
      message: `the catalog ${before.id} is now called ${after.id}`,
    };
  },
};
