import { entryChange } from "./changes/entry.js";
import { entryId, kept } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const translationRemoved: BreakingRule = {
  id: "translation-removed",
  severity: "warning",
  bump: "patch",
  categories: ["DOCS"],
  summary: "A translation of a text was removed.",
  why: "Readers of that locale get the source locale.",
  *check(comparison) {
    for (const pair of kept(comparison)) {
      const { before, after } = pair;
      for (const locale of Object.keys(before.text)) {
        if (after.text[locale] !== undefined || !comparison.after.locales.includes(locale)) continue;
        yield entryChange(pair, ["text", locale], {
          detail: locale,
          previously: "it was here",
          message: `the ${locale} translation of the text of ${entryId(before)} (${before.name}) was removed`,
        });
      }
    }
  },
};
