import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const earlierDiffers: LintRule = {
  id: "earlier-differs",
  severity: "warning",
  preset: "standard",

  summary: "An earlier meaning of a code differs from its current meaning.",
  why: "`was:` warns readers of old documents. If the meaning did not change, there is nothing to warn about.",
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
          message: `the earlier meaning of ${entry.module}/${entry.code} is the current one`,
          help: "remove it from `was:`",
        };
      }
    }
  },
};
