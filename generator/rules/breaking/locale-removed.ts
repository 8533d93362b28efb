import { affected } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const localeRemoved: BreakingRule = {
  id: "locale-removed",
  severity: "warning",
  bump: "major",
  categories: ["DOCS", "SRC"],
  general: true,
  summary: "The catalog is no longer in a language.",
  why: "Its readers get the source language, or find no page; code that asks for it may no longer compile.",
  *check({ before, after, breaks }) {
    for (const [index, tag] of before.locales.entries()) {
      if (after.locales.includes(tag)) continue;
      yield {
        subject: "catalog",
        detail: tag,
        span: after.at("locales"),
        previousSpan: before.at("locales", index),
        previously: "it was a locale here",
        message: `the catalog is no longer in ${tag}`,
        categories: [...new Set(["DOCS" as const, ...affected(breaks({ what: "locale", tag }))])],
      };
    }
  },
};
