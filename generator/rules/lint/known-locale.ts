import { didYouMean } from "../../diagnostic/suggest.js";
import { textPlaces } from "./texts.js";
import type { LintRule } from "./rule.js";

export const knownLocale: LintRule = {
  id: "known-locale",
  severity: "error",
  summary: "Every text is in the catalog's locales.",
  *check({ catalog }) {
    for (const { text, what, atLocale } of textPlaces(catalog)) {
      for (const locale of Object.keys(text)) {
        if (catalog.locales.includes(locale)) continue;
        yield {
          at: atLocale(locale),
          message: `${what} is in \`${locale}\`, which is none of the catalog's locales`,
          help:
            didYouMean(locale, catalog.locales) ??
            `add ${locale} to \`locales:\`, which has ${catalog.locales.join(", ")}`,
        };
      }
    }
  },
};
