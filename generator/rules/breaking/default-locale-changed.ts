import { step } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const defaultLocaleChanged: BreakingRule = {
  id: "default-locale-changed",
  severity: "warning",
  bump: "major",
  categories: ["BEHAVIOR", "DOCS"],
  general: true,
  summary: "The default locale of texts changed.",
  why: "Programs that ask for no locale, or for one that does not exist, print another language than before.",
  *check({ before, after, keptTargets }) {
    const [from, to] = [before.locales[0], after.locales[0]];
    const changed = keptTargets.filter(({ before: old, after: now }) => old.locale !== now.locale);
    if (from !== to) {
      const titles = changed.map(({ after: { title } }) => title);
      yield {
        subject: "catalog",
        detail: step(from, to),
        span: after.at("locales", 0),
        previousSpan: before.at("locales", 0),
        previously: `it was ${from}`,
        message: `the default locale of texts changed from ${from} to ${to}${titles.length === 0 ? "" : `, also in ${titles.join(", ")}`}`,
        categories: [...(titles.length === 0 ? [] : (["BEHAVIOR"] as const)), "DOCS"],
      };
      return;
    }
    for (const { before: old, after: now } of changed) {
      yield {
        subject: now.target,
        detail: step(old.locale, now.locale),
        span: after.at("targets", now.target, "locales"),
        previousSpan: before.at("targets", now.target, "locales"),
        previously: `it was ${old.locale ?? "none"}`,
        message: `the default locale of texts in ${now.title} changed from ${old.locale ?? "none"} to ${now.locale ?? "none"}`,
        categories: ["BEHAVIOR"],
      };
    }
  },
};
