import { textValues, placeIn } from "./reading/texts.js";
import type { LintRule } from "./rule.js";

export const textWithoutExclamation: LintRule = {
  id: "text-without-exclamation",
  severity: "info",
  preset: "standard",

  summary: "A text has no exclamation mark.",
  why: "An error is bad enough: shouted, it reads as alarm or as a joke.",
  good: {
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
`,
  },
  bad: {
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist«!» Check its number.
  kind: not_found
  action: fix_request
`,
  },
  *check({ catalog, source }) {
    for (const value of textValues(catalog)) {
      const found = /！+|(?<=[\p{L}\p{N}\s])!+(?=\s|["'”」）)]|$)/u.exec(value.value)?.[0];
      if (found === undefined || value.role === "earlier") continue;
      yield {
        at: placeIn(value, found, source),
        message: `${value.what} has an exclamation mark`,
        help: "end the sentence with a full stop",
      };
    }
  },
};
