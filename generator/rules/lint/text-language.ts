import { ownScript, foreignTo, wordCount } from "./reading/languages.js";
import { textValues } from "./reading/texts.js";
import type { TextValue } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textLanguage: LintRule = {
  id: "text-language",
  severity: "warning",
  preset: "standard",

  summary: "A text is in the language of its locale.",
  why: "Usually somebody copied the source text to translate it later, and nobody notices afterwards that it was never translated.",
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
      OrderNotFound: {
        text: "{ en: The order does not exist. Check its number., zh: «There is no such order. Check its number.» }",
      },
    }),
  },
  *check({ catalog }) {
    for (const value of textValues(catalog)) {
      const problem = problemOf(value);
      if (problem === undefined) continue;
      yield {
        at: value.at(value.locale),
        message: `${value.what} in \`${value.locale}\` ${problem}`,
        help: "translate it, or remove it until it is translated",
      };
    }
  },
};

function problemOf({ locale, value, text, role }: TextValue): string | undefined {
  if (role === "earlier" || role === "link") return undefined;
  // Text in quotes or brackets is a quotation: `WeChat (微信)`, "the text says 稍后重试".
  const own = value.replace(/\([^()]*\)|（[^（）]*）|"[^"]*"|“[^”]*”|「[^」]*」|`[^`]*`/g, "");
  const letters = own.match(/\p{L}/gu)?.length ?? 0;
  const foreign = own.match(foreignTo(locale))?.length ?? 0;
  // A note may quote the source. If half of it is foreign, it is not a quotation any more.
  if (foreign > 0 && (role === "text" || role === "title" || foreign * 2 > letters)) {
    return "has words of another language";
  }
  const script = ownScript(locale);
  if (script !== undefined && wordCount(value) >= 3 && value.match(script) === null)
    return "has no word of that language";
  const twin = Object.keys(text).find((other) => other !== locale && text[other] === value);
  if (
    twin !== undefined &&
    wordCount(value) >= 3 &&
    Object.keys(text).indexOf(twin) < Object.keys(text).indexOf(locale)
  ) {
    return `is the same as in \`${twin}\``;
  }
  return undefined;
}
