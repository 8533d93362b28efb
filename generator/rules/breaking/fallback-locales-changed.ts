import { kept } from "../../compare/comparison.js";
import type { Comparison } from "../../compare/comparison.js";
import { localeOfText } from "../../model/catalog.js";
import { listed, step } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const fallbackLocalesChanged: BreakingRule = {
  id: "fallback-locales-changed",
  severity: "warning",
  bump: "major",
  categories: ["BEHAVIOR", "DOCS"],
  general: true,
  summary: "The fallback locales changed, so a missing translation is replaced by another text.",
  why: "Readers of a locale with missing translations get those texts in another language than before.",
  *check(comparison) {
    const { before, after, keptTargets } = comparison;
    const readers = affectedReaders(comparison);
    if (readers.length === 0) return;
    const [from, to] = [before, after].map(({ fallbackLocales }) => fallbackLocales.join(", ") || undefined);
    const printing = keptTargets.filter((target) => target.before.locale !== undefined);
    yield {
      subject: "catalog",
      detail: `fallback-locales ${step(from, to)}`,
      span: after.at("fallback-locales"),
      previousSpan: before.at("fallback-locales"),
      previously: `it was ${from ?? "not set"}`,
      message: `the fallback locales changed from ${from ?? "none"} to ${to ?? "none"}: ${listed(readers)}`,
      categories: printing.length === 0 ? ["DOCS"] : ["BEHAVIOR", "DOCS"],
    };
  },
};

/** Which locales get some text from another locale than before, such as `de falls back to en instead of zh`. */
function affectedReaders(comparison: Comparison): string[] {
  const { before, after } = comparison;
  const changed = { locales: before.locales, fallbackLocales: after.fallbackLocales };
  const readers = new Set<string>();
  for (const { before: entry } of kept(comparison)) {
    for (const locale of before.locales.filter((tag) => after.locales.includes(tag))) {
      const from = localeOfText(entry.text, locale, before);
      const to = localeOfText(entry.text, locale, changed);
      // If the earlier fallback was removed from the catalog, locale-removed reports it.
      if (from === to || from === undefined || !after.locales.includes(from)) continue;
      readers.add(`${locale} falls back to ${to ?? "nothing"} instead of ${from}`);
    }
  }
  return [...readers];
}
