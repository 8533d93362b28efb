import { languageOf } from "./reading/languages.js";
import { textValues } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textCapitalized: LintRule = {
  id: "text-capitalized",
  severity: "info",
  preset: "strict",

  summary: "An English text starts with a capital letter.",
  why: "Texts appear below each other in tables and after a colon in error messages, where a mix of capitals looks careless.",
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
      yield {
        at: at(locale),
        message: `${what} starts with a lower-case letter`,
        help: "start it with a capital letter",
      };
    }
  },
};
