import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const docsPlaceholder: LintRule = {
  id: "docs-placeholder",
  severity: "warning",
  preset: "standard",

  summary: "`docs` uses only placeholders that exist.",
  why: "An unknown placeholder is not replaced: it appears in every link, braces included.",
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
        message: `unknown placeholder \`${found}\``,
        help: "use {module}, {code} or {name}",
      };
    }
  },
};
