import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const localeDistinct: LintRule = {
  id: "locale-distinct",
  severity: "warning",
  preset: "standard",

  summary: "Every locale is listed once.",
  why: "Documentation has a set of pages for each locale in the list.",
  good: {
    catalog: "locales: [en]",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    catalog: "locales: [en, «en»]",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  *check({ catalog }) {
    for (const [index, locale] of catalog.locales.entries()) {
      if (catalog.locales.indexOf(locale) === index) continue;
      yield {
        at: catalog.at("locales", index),
        message: `the locale \`${locale}\` is already listed`,
        help: "remove it",
      };
    }
  },
};
