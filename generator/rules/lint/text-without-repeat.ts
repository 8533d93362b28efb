import { textValues, placeIn } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textWithoutRepeat: LintRule = {
  id: "text-without-repeat",
  severity: "warning",
  preset: "standard",

  summary: "No word is repeated in a row.",
  why: "A repeated word is a typing error that distracts readers.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { text: "The order does not exist. Check «the the» number." } }),
  },
  *check({ catalog, source }) {
    for (const value of textValues(catalog)) {
      // Lines are often a heading and a sentence, or list items, so a line may start with the last word of the line before.
      const found = [...value.value.matchAll(/(?<![\w-])([A-Za-z]+)[^\S\r\n]+\1(?![\w-])/gi)].find(
        ([, word = ""]) => !rightly.has(word.toLowerCase()) && word !== word.toUpperCase(),
      )?.[0];
      if (found === undefined || value.role === "earlier") continue;
      yield {
        at: placeIn(value, found, source),
        message: `${value.what} repeats a word: \`${found}\``,
        help: "write it once",
      };
    }
  },
};

/** Words that may follow themselves. */
const rightly: ReadonlySet<string> = new Set(["that", "had", "blah", "bye", "very"]);
