import { textValues, placeIn } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textWithoutTemplate: LintRule = {
  id: "text-without-template",
  severity: "warning",
  preset: "standard",

  summary: "No text contains template language syntax.",
  why: "`{{`, `${` or `<%` means that a value was not filled in, or that a later tool will try to fill it in.",
  good: {
    errors: entriesYaml({
      OrderNotFound: { text: '"There is no order {order}. Check its number."', params: "[{ name: order }]" },
    }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { text: '"There is no order «{{order}}». Check its number."' } }),
  },
  *check({ catalog, source }) {
    for (const value of textValues(catalog)) {
      const found = /\{\{[^{}]*\}\}|\{\{|\$\{[^{}]*\}|\{%|<%|#\{[^{}]*\}/.exec(value.value)?.[0];
      if (found === undefined) continue;
      yield {
        at: placeIn(value, found, source),
        message: `${value.what} contains template syntax: \`${found}\``,
        help: "write a placeholder as `{name}`",
      };
    }
  },
};
