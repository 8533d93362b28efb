import { textPlaces } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const localeUsed: LintRule = {
  id: "locale-used",
  severity: "warning",
  preset: "standard",

  summary: "Every locale of the catalog has texts.",
  why: "A reader who chooses a locale without texts gets a page in another language.",
  good: {
    catalog: "locales: [en]",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    catalog: "locales: [en, «de»]",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  *check({ catalog }) {
    const used = new Set(textPlaces(catalog).flatMap(({ role, text }) => (role === "text" ? Object.keys(text) : [])));
    if (used.size === 0) return;
    for (const [index, locale] of catalog.locales.entries()) {
      if (used.has(locale)) continue;
      yield {
        at: catalog.at("locales", index),
        message: `no entry has a text in \`${locale}\``,
        help: "translate the texts, or remove the locale until then",
      };
    }
  },
};
