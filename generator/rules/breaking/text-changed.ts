import { entryChange } from "./changes/entry.js";
import { entryId, kept } from "../../compare/comparison.js";
import { similarTexts } from "../../compare/similarity.js";
import type { BreakingRule } from "./rule.js";

export const textChanged: BreakingRule = {
  id: "text-changed",
  severity: "info",
  bump: "patch",
  categories: ["DOCS"],
  summary: "An error text changed.",
  why: "Texts are for people: no client should compare them.",
  *check(comparison) {
    for (const pair of kept(comparison)) {
      const { before, after } = pair;
      const { before: old, after: now } = comparison;
      if (!similarTexts(before.text, after.text, old.locales[0], now.locales[0])) continue;
      const locales = Object.keys(after.text).filter(
        (locale) => before.text[locale] !== undefined && before.text[locale] !== after.text[locale],
      );
      if (locales.length === 0) continue;
      yield entryChange(pair, ["text", locales[0] ?? ""], {
        detail: locales.join(),
        previously: "it was this text",
        message: `the text of ${entryId(before)} (${before.name}) changed in ${locales.join(" and ")}`,
      });
    }
  },
};
