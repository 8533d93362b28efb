import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const localeTag: LintRule = {
  id: "locale-tag",
  severity: "info",
  preset: "standard",

  summary: "A locale is written in the standard form of language tags (BCP 47).",
  why: "Programs compare tags literally, so `zh-cn` is not found when `zh-CN` is requested.",
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
            ? `\`${locale}\` is not a language tag`
            : `the locale \`${locale}\` is usually written \`${usual}\``,
        help: usual === undefined ? "use a BCP 47 tag, such as pt-BR" : `use ${usual} here and in every text`,
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
