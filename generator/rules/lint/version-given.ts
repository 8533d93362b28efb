import { isGiven } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const versionGiven: LintRule = {
  id: "version-given",
  severity: "info",
  preset: "strict",

  summary: "The catalog has a version.",
  why: "Packages are published under this version. Without it, they are all 0.0.0.",
  good: {
    catalog: "version: 1.2.0",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    files: {
      "errspec.yaml": `errspec: 1
catalog: «shop»
title: Shop API
locales: [en]
docs: https://shop.example/errors/{code}
envelope: { code: /code, text: /message }
`,
      "orders.yaml": `module: orders
title: Orders
errors:
  - code: 100
    name: OrderNotFound
    text: The order does not exist. Check its number.
    kind: not_found
    action: fix_request
`,
    },
  },
  *check({ catalog }) {
    if (isGiven(catalog.at, "version")) return;
    yield { at: catalog.at("catalog"), message: "the catalog has no version", help: "add `version:`, such as 1.0.0" };
  },
};
