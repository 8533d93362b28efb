import { entriesOf } from "./reading/entries.js";
import { placeholdersIn } from "../../model/placeholders.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const paramUsed: LintRule = {
  id: "param-used",
  severity: "info",
  preset: "standard",

  summary: "Every parameter is used in the text.",
  why: "Callers have to pass a parameter that no reader ever sees. Usually the text has changed.",
  good: {
    errors: entriesYaml({
      OrderNotFound: { text: '"There is no order {order}. Check its number."', params: "[{ name: order }]" },
    }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { params: "[{ name: «order» }]" } }),
  },
  *check({ catalog }) {
    for (const { entry } of entriesOf(catalog)) {
      const shown = new Set(Object.values(entry.text).flatMap((text) => placeholdersIn(text ?? "")));
      for (const { name, sensitive, at } of entry.params) {
        // A sensitive one is for the log of a server.
        if (sensitive || shown.has(name)) continue;
        yield {
          at: at("name"),
          message: `no text of ${entry.name} uses the parameter \`{${name}}\``,
          help: "add it to the text, or remove the parameter",
        };
      }
    }
  },
};
