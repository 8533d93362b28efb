import { textValues, placeIn } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textWithoutExclamation: LintRule = {
  id: "text-without-exclamation",
  severity: "info",
  preset: "standard",

  summary: "A text has no exclamation mark.",
  why: "An exclamation mark makes an error look like an alarm or a joke.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { text: "The order does not exist«!» Check its number." } }),
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
