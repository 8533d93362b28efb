import { textValues, placeIn } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textWithoutTemplate: LintRule = {
  id: "text-without-template",
  severity: "warning",
  preset: "standard",

  summary: "No text holds the marks of a template language.",
  why: "What was meant to be filled in was not, or a tool further on will try: `{{`, `${`, `<%`.",
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
        message: `${value.what} holds a mark of a template language: \`${found}\``,
        help: "write a placeholder as `{name}`",
      };
    }
  },
};
