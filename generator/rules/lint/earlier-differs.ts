import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const earlierDiffers: LintRule = {
  id: "earlier-differs",
  severity: "warning",
  preset: "standard",

  summary: "What a code meant before is not what it means now.",
  why: "`was:` warns readers of old documents; a meaning that has not changed is nothing to be warned of.",
  good: {
    errors: entriesYaml({ OrderNotFound: { was: "[{ text: The cart does not exist. }]" } }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { was: "[{ text: «The order does not exist. Check its number.» }]" } }),
  },
  *check({ catalog }) {
    const [sourceLocale] = catalog.locales;
    for (const { entry } of entriesOf(catalog)) {
      for (const [index, { text }] of entry.was.entries()) {
        if (text[sourceLocale] !== entry.text[sourceLocale]) continue;
        yield {
          at: entry.at("was", index, "text", sourceLocale),
          message: `${entry.module}/${entry.code} meant the same before`,
          help: "remove it from `was:`",
        };
      }
    }
  },
};
