import { isGiven } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const moduleTitle: LintRule = {
  id: "module-title",
  severity: "info",
  preset: "standard",

  summary: "Every module has a title.",
  why: "Without a title, documentation shows the module's ID as a heading in every language.",
  good: {
    catalog: `modules:
  - module: carts
    title: Carts
    errors:
      - { code: 200, name: CartNotFound, text: The cart does not exist. Check its number., kind: not_found, action: fix_request }
`,
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    catalog: `modules:
  - module: «carts»
    errors:
      - { code: 200, name: CartNotFound, text: The cart does not exist. Check its number., kind: not_found, action: fix_request }
`,
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  *check({ catalog }) {
    for (const { id, at } of catalog.modules) {
      if (isGiven(at, "title")) continue;
      yield { at: at("module"), message: `the module \`${id}\` has no title`, help: "add `title:`" };
    }
  },
};
