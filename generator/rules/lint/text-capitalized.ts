import { languageOf } from "./reading/languages.js";
import { textValues } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textCapitalized: LintRule = {
  id: "text-capitalized",
  severity: "info",
  preset: "strict",

  summary: "An English text begins with a capital letter.",
  why: "Texts stand in tables below each other, and after a colon in an error message: sentences look alike there when they begin alike.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { text: "«the order does not exist. Check its number.»" } }),
  },
  *check({ catalog }) {
    for (const { role, entry, locale, value, what, at } of textValues(catalog)) {
      if (languageOf(locale) !== "en" || entry === undefined || role === "earlier" || role === "link") continue;
      // A word with a capital or a sign further on is the name of something: `requestId`, `x-token`, `a.b`.
      const [first = ""] = /^\S+/.exec(value) ?? [];
      if (!/^[a-z][a-z']*[,:;]?$/.test(first)) continue;
      yield { at: at(locale), message: `${what} begins with a small letter`, help: "begin it with a capital" };
    }
  },
};
