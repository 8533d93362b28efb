import type { LintRule } from "./rule.js";

export const docsPlaceholder: LintRule = {
  id: "docs-placeholder",
  severity: "warning",
  preset: "standard",

  summary: "The address of the documentation has no placeholder that there is not.",
  why: "It would stand in every link as it is, braces and all.",
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
        message: `nothing is put in the place of \`${found}\``,
        help: "there are {module}, {code} and {name}",
      };
    }
  },
};
