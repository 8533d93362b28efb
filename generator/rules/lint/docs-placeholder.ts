import type { LintRule } from "./rule.js";

export const docsPlaceholder: LintRule = {
  id: "docs-placeholder",
  severity: "warning",
  preset: "standard",

  summary: "`docs` uses only placeholders that exist.",
  why: "Another placeholder would be in every link as it is, braces included.",
  good: {
    catalog: `docs: https://shop.example/errors/{code}
`,
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
`,
  },
  bad: {
    catalog: `docs: https://shop.example/«{lang}»/{code}
`,
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
`,
  },
  *check({ catalog, source }) {
    const at = catalog.at("docs");
    for (const { 0: found } of (catalog.docs ?? "").matchAll(/\{[^{}]*\}/g)) {
      if (["{module}", "{code}", "{name}"].includes(found)) continue;
      yield {
        at: source(at.file).within(at, found),
        message: `there is no placeholder \`${found}\``,
        help: "use {module}, {code} or {name}",
      };
    }
  },
};
