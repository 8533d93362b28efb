import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const linkTitle: LintRule = {
  id: "link-title",
  severity: "info",
  preset: "strict",

  summary: "Every link has a title.",
  why: "A URL alone does not tell readers what the page is about, and screen readers read it aloud letter by letter.",
  good: {
    errors: entriesYaml({
      OrderNotFound: { links: '[{ url: "https://shop.example/help", title: How to find an order }]' },
    }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { links: '[{ «url»: "https://shop.example/help" }]' } }),
  },
  *check({ catalog }) {
    for (const { entry } of entriesOf(catalog)) {
      for (const [index, { title }] of entry.links.entries()) {
        if (Object.keys(title).length > 0) continue;
        yield { at: entry.at("links", index), message: `a link of ${entry.name} has no title`, help: "add `title:`" };
      }
    }
  },
};
