import { errorsOf, isGiven, lacking } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const requiredGiven: LintRule = {
  id: "required-given",
  severity: "warning",
  preset: "minimal",

  summary: "Every error has the optional keys that `lint.require` lists.",
  why: "A team may decide that every error needs a note, a version or an owner. Without `lint.require` this rule reports nothing.",
  good: {
    catalog: "lint: { require: [since, x-owner] }",
    errors: entriesYaml({ OrderNotFound: { since: '"1.0.0"', "x-owner": "orders" } }),
  },
  bad: {
    catalog: "lint: { require: [since, x-owner] }",
    errors: entriesYaml({ OrderNotFound: { code: "«100»", since: '"1.0.0"' } }),
  },
  *check({ catalog }) {
    for (const key of catalog.lint.require ?? []) {
      for (const { module, entry } of errorsOf(catalog)) {
        if (isGiven(entry.at, key)) continue;
        const { key: owner, ...collective } = lacking(key, module, entry);
        yield {
          at: entry.at("code"),
          message: `${entry.name} has no ${key}, which \`lint.require\` lists`,
          help: `add \`${key}:\``,
          collective: { key: `${owner} ${key}`, ...collective },
        };
      }
    }
  },
};
