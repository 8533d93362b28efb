import type { BreakingRule } from "./rule.js";

export const localeAdded: BreakingRule = {
  id: "locale-added",
  severity: "info",
  bump: "minor",
  categories: ["DOCS"],
  general: true,
  summary: "A locale was added.",
  why: "Nobody depends on it yet.",
  *check({ before, after }) {
    for (const [index, tag] of after.locales.entries()) {
      if (before.locales.includes(tag)) continue;
      yield {
        subject: "catalog",
        detail: tag,
        span: after.at("locales", index),
        previousSpan: before.at("locales"),
        previously: "it was not a locale",
        message: `new locale ${tag}`,
      };
    }
  },
};
