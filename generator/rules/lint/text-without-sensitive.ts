import { placeholdersIn } from "../../model/placeholders.js";
import { entriesYaml } from "./example.js";
import { eachTextPlace, placeIn, valuesAt } from "./reading/texts.js";
import type { LintRule } from "./rule.js";

export const textWithoutSensitive: LintRule = {
  id: "text-without-sensitive",
  severity: "error",
  preset: "minimal",

  summary: "No text has the placeholder of a sensitive parameter.",
  why: "The value must not leave the process, so nothing fills the placeholder in, and callers read the braces.",
  good: {
    errors: entriesYaml({
      CardDeclined: { text: "The card was declined. Use another.", params: "[{ name: card, sensitive: true }]" },
    }),
  },
  bad: {
    errors: entriesYaml({
      CardDeclined: {
        text: '"The card «{card}» was declined. Use another."',
        params: "[{ name: card, sensitive: true }]",
      },
    }),
  },
  *check({ catalog, source }) {
    for (const place of eachTextPlace(catalog)) {
      if (place.role !== "text" || place.entry === undefined) continue;
      const sensitive = place.entry.params.filter((param) => param.sensitive).map(({ name }) => name);
      if (sensitive.length === 0) continue;
      for (const value of valuesAt(place)) {
        for (const name of placeholdersIn(value.value)) {
          if (!sensitive.includes(name)) continue;
          yield {
            at: placeIn(value, `{${name}}`, source),
            message: `${value.what} has \`{${name}}\`, which is sensitive`,
            help: "remove the placeholder, or `sensitive: true` if everyone may see the value",
          };
        }
      }
    }
  },
};
