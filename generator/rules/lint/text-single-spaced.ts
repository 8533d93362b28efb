import { textValues, placeIn, tokenFix } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textSingleSpaced: LintRule = {
  id: "text-single-spaced",
  severity: "info",
  preset: "strict",
  fixable: true,
  summary: "A text has one space between words.",
  why: "Terminals and logs show a double space but web pages do not, so searches find one and miss the other.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { text: "The order does not exist.«  »Check its number." } }),
  },
  *check({ catalog, source }) {
    for (const value of textValues(catalog)) {
      const found = /(?<=\S) {2,}(?=\S)/.exec(value.value)?.[0];
      if (found === undefined || value.role === "earlier") continue;
      yield {
        at: placeIn(value, found, source),
        message: `${value.what} has ${found.length} spaces in a row`,
        help: "use one space",
        fix: tokenFix(value, source, (text) => text.replace(/(?<=\S) {2,}(?=\S)/g, " ")),
      };
    }
  },
};
