import { didYouMean } from "../../diagnostic/suggest.js";
import { eachTextPlace } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const knownLocale: LintRule = {
  id: "known-locale",
  severity: "error",
  summary: "Every text is in one of the catalog's locales.",
  preset: "minimal",
  why: "A text in an unlisted locale appears in no output. Usually its tag is misspelled.",
  good: {
    catalog: `locales: [en, zh]
title: { en: Shop API, zh: 商店接口 }
`,
    module: "title: { en: Orders, zh: 订单 }",
    errors: entriesYaml({
      OrderNotFound: { text: "{ en: The order does not exist. Check its number., zh: 订单不存在，请检查订单号 }" },
    }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: { text: "{ en: The order does not exist. Check its number., zh: «订单不存在，请检查订单号» }" },
    }),
  },
  *check({ catalog }) {
    for (const { text, what, at } of eachTextPlace(catalog)) {
      for (const locale of Object.keys(text)) {
        if (catalog.locales.includes(locale)) continue;
        yield {
          at: at(locale),
          message: `${what} is in \`${locale}\`, which is not one of the catalog's locales`,
          help:
            didYouMean(locale, catalog.locales) ??
            `add ${locale} to \`locales:\`, which has ${catalog.locales.join(", ")}`,
        };
      }
    }
  },
};
