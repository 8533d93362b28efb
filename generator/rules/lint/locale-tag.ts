import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const localeTag: LintRule = {
  id: "locale-tag",
  severity: "info",
  preset: "standard",

  summary: "A locale is written as the standard for language tags writes it.",
  why: "Programs compare tags by letter: `zh-cn` is not found where `zh-CN` is asked for.",
  good: {
    catalog: "locales: [en-US]",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    catalog: "locales: [«en-us»]",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  *check({ catalog }) {
    for (const [index, locale] of catalog.locales.entries()) {
      const usual = canonical(locale);
      if (usual === locale) continue;
      yield {
        at: catalog.at("locales", index),
        message:
          usual === undefined
            ? `\`${locale}\` is no language tag`
            : `the locale \`${locale}\` is usually written \`${usual}\``,
        help: usual === undefined ? "use a tag of BCP 47, such as pt-BR" : `write ${usual}, here and in every text`,
      };
    }
  },
};

function canonical(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}
