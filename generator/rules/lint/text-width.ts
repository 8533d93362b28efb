import { languageOf } from "./reading/languages.js";
import { textValues, placeIn, tokenFix } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textWidth: LintRule = {
  id: "text-width",
  severity: "info",
  preset: "strict",
  fixable: true,
  summary: "Chinese punctuation is full-width.",
  why: "Half-width commas and brackets between Chinese characters look squeezed, and a mix of both looks careless.",
  good: {
    catalog: `locales: [en, zh]
title: { en: Shop API, zh: 商店接口 }
`,
    module: "title: { en: Orders, zh: 订单 }",
    errors: entriesYaml({
      OrderNotFound: { text: "{ en: The order does not exist. Check its number., zh: 订单不存在，请检查订单号。 }" },
    }),
  },
  bad: {
    catalog: `locales: [en, zh]
title: { en: Shop API, zh: 商店接口 }
`,
    module: "title: { en: Orders, zh: 订单 }",
    errors: entriesYaml({
      OrderNotFound: { text: '{ en: The order does not exist. Check its number., zh: "订单不存在«,»请检查订单号。" }' },
    }),
  },
  *check({ catalog, source }) {
    for (const value of textValues(catalog)) {
      if (languageOf(value.locale) !== "zh" || value.role === "earlier") continue;
      const mark = narrow.exec(value.value)?.[1];
      if (mark === undefined) continue;
      yield {
        at: placeIn(value, mark, source),
        message: `${value.what} has a half-width \`${mark}\` next to Chinese`,
        help: `write ${wide[mark] ?? mark}`,
        fix: tokenFix(value, source, widened),
      };
    }
  },
};

/** A punctuation mark after a Chinese character that has a full-width form, with or without a space. */
const narrow = /\p{Script=Han}([,;:!?]) ?/u;

const wide: Readonly<Record<string, string>> = { ",": "，", ";": "；", ":": "：", "!": "！", "?": "？" };

function widened(text: string): string {
  return text.replace(new RegExp(narrow, "gu"), (found, mark: string) => found.charAt(0) + (wide[mark] ?? mark));
}
