import { didYouMean } from "../../diagnostic/suggest.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const knownRule: LintRule = {
  id: "known-rule",
  severity: "warning",
  preset: "minimal",

  summary: "The settings name only rules that exist and can be changed.",
  why: "A misspelt rule keeps the severity that it has, and nobody notices.",
  good: {
    catalog: "lint: { rules: { text-distinct: error } }",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    catalog: "lint: { rules: { text-distinkt: «error» } }",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  *check({ catalog, rules }) {
    for (const id of Object.keys(catalog.lint.rules)) {
      const at = catalog.at("lint", "rules", id);
      if (rules.always.has(id)) {
        yield {
          at,
          message: `${id} is always an error, because its findings make output wrong or impossible`,
          help: "remove the line",
        };
      } else if (!rules.has(id)) {
        yield {
          at,
          message: `unknown rule ${id}`,
          help: didYouMean(id, rules.ids) ?? "run `errspec rules` to list all rules",
        };
      }
    }
  },
};
