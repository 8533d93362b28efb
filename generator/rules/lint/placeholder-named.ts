import { textValues, placeIn } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const placeholderNamed: LintRule = {
  id: "placeholder-named",
  severity: "warning",
  preset: "standard",

  summary: "Placeholders have names: `{order}`, not `%s` or `{0}`.",
  why: "A translation may need the values in another order, and readers of the spec cannot know what `%s` stands for.",
  good: {
    errors: entriesYaml({
      OrderNotFound: { text: '"There is no order {order}. Check its number."', params: "[{ name: order }]" },
    }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { text: "There is no order «%s». Check its number." } }),
  },
  *check({ catalog, source }) {
    for (const value of textValues(catalog)) {
      if (value.role !== "text") continue;
      const found = /(?<![\w%])%(?:\d\$)?[sdvqxfu](?![A-Za-z])|\{\d\}/.exec(value.value)?.[0];
      if (found === undefined) continue;
      yield {
        at: placeIn(value, found, source),
        message: `\`${found}\` in ${value.what} has no name`,
        help: "write `{name}` and add it to `params:`",
      };
    }
  },
};
