import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const docsPlaceholder: LintRule = {
  id: "docs-placeholder",
  severity: "warning",
  preset: "standard",

  summary: "`docs` uses only placeholders that exist.",
  why: "Another placeholder would be in every link as it is, braces included.",
  good: {
    catalog: "docs: https://shop.example/errors/{code}",
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    catalog: "docs: https://shop.example/«{lang}»/{code}",
    errors: entriesYaml({ OrderNotFound: {} }),
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
