import type { Entry } from "../../model/catalog.js";
import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const docsPerEntry: LintRule = {
  id: "docs-per-entry",
  severity: "warning",
  preset: "standard",

  summary: "The documentation URL is different for each entry.",
  why: "Generated code links each error to its documentation. If all errors share one URL, the reader has to search.",
  good: {
    catalog: "docs: https://shop.example/errors/{code}",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    catalog: "docs: «https://shop.example/errors»",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  *check({ catalog }) {
    const { docs } = catalog;
    if (docs === undefined) return;
    const at = catalog.at("docs");
    if (!docs.includes("{code}") && !docs.includes("{name}")) {
      yield { at, message: "every entry has the same documentation URL", help: "add `{code}` or `{name}` to it" };
      return;
    }
    const taken = new Map<string, Entry>();
    for (const { entry } of errorsOf(catalog)) {
      const other = taken.get(entry.url ?? "");
      if (other === undefined) taken.set(entry.url ?? "", entry);
      else if (other.module !== entry.module) {
        yield {
          at,
          message: `${other.module}/${other.code} and ${entry.module}/${entry.code} have the same documentation URL`,
          help: "add `{module}` to it",
        };
        return;
      }
    }
  },
};
