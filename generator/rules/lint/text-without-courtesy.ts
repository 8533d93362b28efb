import { languageOf } from "./reading/languages.js";
import { textValues, placeIn } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textWithoutCourtesy: LintRule = {
  id: "text-without-courtesy",
  severity: "info",
  preset: "standard",

  summary: "An English text does not contain `please`, `sorry` or `oops`.",
  why: "Such words make a text longer and its advice weaker. Style guides of large APIs advise against them.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { text: "The order does not exist. «Please» check its number." } }),
  },
  *check({ catalog, source }) {
    for (const value of textValues(catalog)) {
      if (languageOf(value.locale) !== "en" || value.role === "earlier") continue;
      const found = /\b(?:please|kindly|sorry|oops|whoops|unfortunately)\b/i.exec(value.value)?.[0];
      if (found === undefined) continue;
      yield { at: placeIn(value, found, source), message: `${value.what} contains \`${found}\``, help: "remove it" };
    }
  },
};
