import { placeholdersIn } from "../../model/placeholders.js";
import { textValues, placeIn } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const placeholderParity: LintRule = {
  id: "placeholder-parity",
  severity: "warning",
  preset: "standard",

  summary: "A text has the same placeholders in every locale.",
  why: "Otherwise some readers do not see the value, or see the placeholder itself.",
  good: {
    catalog: `locales: [en, zh]
title: { en: Shop API, zh: 商店接口 }
`,
    module: "title: { en: Orders, zh: 订单 }",
    errors: entriesYaml({
      OrderNotFound: {
        text: '{ en: "There is no order {order}. Check its number.", zh: "订单 {order} 不存在，请检查订单号。" }',
        params: "[{ name: order }]",
      },
    }),
  },
  bad: {
    catalog: `locales: [en, zh]
title: { en: Shop API, zh: 商店接口 }
`,
    module: "title: { en: Orders, zh: 订单 }",
    errors: entriesYaml({
      OrderNotFound: {
        text: '{ en: "There is no order {order}. Check its number.", zh: "订单 «{number}» 不存在，请检查订单号。" }',
        params: "[{ name: order }, { name: number }]",
      },
    }),
  },
  *check({ catalog, source }) {
    const [sourceLocale] = catalog.locales;
    for (const value of textValues(catalog)) {
      const original = value.text[sourceLocale];
      if (original === undefined || value.locale === sourceLocale || value.role === "earlier") continue;
      const [wanted, found] = [placeholdersIn(original), placeholdersIn(value.value)];
      const missing = wanted.filter((name) => !found.includes(name));
      const extra = found.filter((name) => !wanted.includes(name));
      const [first] = extra;
      if (missing.length + extra.length === 0) continue;
      yield {
        at: placeIn(value, first === undefined ? "" : `{${first}}`, source),
        message: `${value.what} in \`${value.locale}\` ${[
          ...(missing.length > 0 ? [`lacks ${missing.map((name) => `{${name}}`).join(", ")}`] : []),
          ...(extra.length > 0 ? [`has ${extra.map((name) => `{${name}}`).join(", ")}`] : []),
        ].join(" and ")}`,
        help: `use the placeholders of \`${sourceLocale}\`: ${wanted.map((name) => `{${name}}`).join(", ") || "none"}`,
      };
    }
  },
};
