import { textValues, placeIn, tokenFix } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textSingleSpaced: LintRule = {
  id: "text-single-spaced",
  severity: "info",
  preset: "strict",
  fixable: true,
  summary: "A text has one blank between words.",
  why: "A second one is seen in terminals and logs and in no page, so that searches find one and not the other.",
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
        message: `${value.what} has ${found.length} blanks in a row`,
        help: "write one",
        fix: tokenFix(value, source, (text) => text.replace(/(?<=\S) {2,}(?=\S)/g, " ")),
      };
    }
  },
};
