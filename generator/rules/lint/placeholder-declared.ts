import { didYouMean } from "../../diagnostic/suggest.js";
import { placeholdersIn } from "../../model/placeholders.js";
import { textValues, placeIn } from "./reading/texts.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const placeholderDeclared: LintRule = {
  id: "placeholder-declared",
  severity: "warning",
  preset: "standard",

  summary: "Every placeholder in a text is one of the entry's `params`.",
  why: "Generated code fills texts from `params`. An undeclared placeholder is shown literally, braces included.",
  good: {
    errors: entriesYaml({
      OrderNotFound: { text: '"There is no order {order}. Check its number."', params: "[{ name: order }]" },
    }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: { text: '"There is no {order} «{oder}». Check its number."', params: "[{ name: order }]" },
    }),
  },
  *check({ catalog, source }) {
    for (const value of textValues(catalog)) {
      if (value.role !== "text" || value.entry === undefined) continue;
      const declared = value.entry.params.map(({ name }) => name);
      for (const name of placeholdersIn(value.value)) {
        if (declared.includes(name)) continue;
        yield {
          at: placeIn(value, `{${name}}`, source),
          message: `\`{${name}}\` is not in the \`params\` of ${value.entry.name}`,
          help: didYouMean(name, declared) ?? `add \`params: [{ name: ${name} }]\``,
        };
      }
    }
  },
};
