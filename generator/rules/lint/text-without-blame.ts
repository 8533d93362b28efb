import { languageOf } from "./reading/languages.js";
import { textValues, placeIn } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textWithoutBlame: LintRule = {
  id: "text-without-blame",
  severity: "info",
  preset: "standard",

  summary: "An English text does not blame its reader.",
  why: "The reader may be a program that another team wrote. State what is wrong and what to do, not whose fault it is.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { text: "«You entered» a wrong number. Check it." } }),
  },
  *check({ catalog, source }) {
    for (const value of textValues(catalog)) {
      if (languageOf(value.locale) !== "en" || value.role === "earlier") continue;
      const found = blame.exec(value.value)?.[0];
      if (found === undefined) continue;
      yield {
        at: placeIn(value, found, source),
        message: `${value.what} blames its reader: \`${found}\``,
        help: "state what is wrong and what to do: `The number is unknown. Check it.`",
      };
    }
  },
};

const blame =
  /\byou(?: have)? (?:failed|forgot|forgotten|entered|made|misspelt|misspelled|must have|should have|did(?: not|n't)|are not allowed)\b|\byour (?:fault|mistake|error)\b|\bstupid\b|\bobviously\b/i;
