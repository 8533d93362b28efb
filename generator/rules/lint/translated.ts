import { textPlaces } from "./reading/texts.js";
import type { LintRule } from "./rule.js";

export const translated: LintRule = {
  id: "translated",
  severity: "warning",
  preset: "standard",

  summary: "Every text is there in every locale of the catalog.",
  why: "A reader of that locale gets the source language in the middle of a page, or in an error message.",
  good: {
    catalog: `locales: [en, zh]
title: { en: Shop API, zh: 商店接口 }
`,
    module: `title: { en: Orders, zh: 订单 }
`,
    errors: `- code: 100
  name: OrderNotFound
  text: { en: The order does not exist. Check its number., zh: 订单不存在，请检查订单号。 }
  kind: not_found
  action: fix_request
`,
  },
  bad: {
    catalog: `locales: [en, zh]
title: { en: Shop API, zh: 商店接口 }
`,
    module: `title: { en: Orders, zh: 订单 }
`,
    errors: `- code: 100
  name: OrderNotFound
  text: { «en»: The order does not exist. Check its number. }
  kind: not_found
  action: fix_request
- code: 101
  name: OrderLocked
  text: { en: The order is locked. Wait until the other change is done., zh: 订单已锁定，请等待其他修改完成。 }
  kind: aborted
  action: wait
`,
  },
  *check({ catalog }) {
    const used = new Set(textPlaces(catalog).flatMap(({ role, text }) => (role === "text" ? Object.keys(text) : [])));
    for (const { text, what, role, at } of textPlaces(catalog)) {
      // A locale without a single text is one finding, of locale-used.
      const missing = catalog.locales.filter((locale) => text[locale] === undefined && used.has(locale));
      if (missing.length === 0 || text[catalog.locales[0]] === undefined || role === "link") continue;
      yield {
        at: at(),
        message: `${what} is missing in ${missing.map((locale) => `\`${locale}\``).join(", ")}`,
        help: `add ${missing.map((locale) => `\`${locale}: …\``).join(", ")}`,
      };
    }
  },
};
