import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const docsGiven: LintRule = {
  id: "docs-given",
  severity: "info",
  preset: "strict",

  summary: "The catalog has a documentation URL.",
  why: "With `docs`, generated code links every error to its page.",
  good: {
    catalog: "docs: https://shop.example/errors/{code}",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    files: {
      "errspec.yaml": `errspec: 1
catalog: «shop»
title: Shop API
version: 1.0.0
locales: [en]
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
    if (catalog.docs !== undefined) return;
    yield {
      at: catalog.at("catalog"),
      message: "the catalog has no documentation URL",
      help: "add `docs:`, such as https://shop.example/errors/{code}",
    };
  },
};
