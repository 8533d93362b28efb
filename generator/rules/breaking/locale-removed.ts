import { affected } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const localeRemoved: BreakingRule = {
  id: "locale-removed",
  severity: "warning",
  bump: "major",
  categories: ["DOCS", "SRC"],
  general: true,
  summary: "A locale was removed.",
  why: "Its readers get the source locale or find no page, and code that asks for it may no longer compile.",
  *check({ before, after, breaks }) {
    for (const [index, tag] of before.locales.entries()) {
      if (after.locales.includes(tag)) continue;
      yield {
        subject: "catalog",
        detail: tag,
        span: after.at("locales"),
        previousSpan: before.at("locales", index),
        previously: "it was a locale",
        message: `the locale ${tag} was removed`,
        categories: [...new Set(["DOCS" as const, ...affected(breaks({ what: "locale", tag }))])],
      };
    }
  },
};
