import { languageOf, wordCount } from "./reading/languages.js";
import { textValues } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const titleWords: LintRule = {
  id: "title-words",
  severity: "info",
  preset: "strict",

  summary: "An English title has three to seven words.",
  why: "One or two words do not identify an error, and more than seven are a sentence, which belongs in the text.",
  good: {
    errors: entriesYaml({ OrderNotFound: { title: "The order does not exist" } }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { title: "«Order»" } }),
  },
  *check({ catalog }) {
    for (const { role, entry, locale, value, what, at } of textValues(catalog)) {
      if (role !== "title" || entry === undefined || languageOf(locale) !== "en") continue;
      const count = wordCount(value);
      if (count >= 3 && count <= 7) continue;
      yield {
        at: at(locale),
        message: `${what} has ${count === 1 ? "one word" : `${count} words`}`,
        help: count < 3 ? "state what is wrong" : "keep only what distinguishes it from other errors",
      };
    }
  },
};
