import { eachTextPlace } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const sourceText: LintRule = {
  id: "source-text",
  severity: "error",
  summary: "Every text exists in the source locale.",
  preset: "minimal",
  why: "Every output falls back to the source locale. Without it, a reader may see nothing.",
  good: {
    errors: entriesYaml({ OrderNotFound: { note: "{ en: Numbers of the old shop are not known here. }" } }),
  },
  bad: {
    catalog: `locales: [en, zh]
title: { en: Shop API, zh: 商店接口 }
`,
    module: "title: { en: Orders, zh: 订单 }",
    errors: entriesYaml({
      OrderNotFound: {
        text: "{ en: The order does not exist. Check its number., zh: 订单不存在，请检查订单号 }",
        note: "{ «zh»: 旧商店的订单号不适用 }",
      },
    }),
  },
  *check({ catalog }) {
    const [source] = catalog.locales;
    for (const { text, what, at } of eachTextPlace(catalog)) {
      if (text[source] !== undefined) continue;
      yield {
        at: at(),
        message: `${what} is missing in the source locale \`${source}\``,
        help: `add \`${source}: …\``,
      };
    }
  },
};
