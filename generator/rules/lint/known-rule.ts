import { didYouMean } from "../../diagnostic/suggest.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const knownRule: LintRule = {
  id: "known-rule",
  severity: "warning",
  preset: "minimal",

  summary: "The catalog's settings name rules that there are and that can be changed.",
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
          message: `${id} is always an error: what it finds makes output wrong or impossible`,
          help: "remove the line",
        };
      } else if (!rules.has(id)) {
        yield {
          at,
          message: `there is no rule ${id}`,
          help: didYouMean(id, rules.ids) ?? "`errspec rules` lists them",
        };
      }
    }
  },
};
