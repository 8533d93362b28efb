import { entryChange } from "./changes/entry.js";
import { entryId, kept } from "../../compare/comparison.js";
import type { BreakingRule } from "./rule.js";

export const translationRemoved: BreakingRule = {
  id: "translation-removed",
  severity: "warning",
  bump: "patch",
  categories: ["DOCS"],
  summary: "A text is no longer there in a language of the catalog.",
  why: "Readers of that language get the source language.",
  *check(comparison) {
    for (const pair of kept(comparison)) {
      const { before, after } = pair;
      for (const locale of Object.keys(before.text)) {
        if (after.text[locale] !== undefined || !comparison.after.locales.includes(locale)) continue;
        yield entryChange(pair, ["text", locale], {
          detail: locale,
          previously: "it was here",
          message: `the text of ${entryId(before)} (${before.name}) is no longer there in ${locale}`,
        });
      }
    }
  },
};
