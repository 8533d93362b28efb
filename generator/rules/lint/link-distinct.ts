import { entriesOf } from "./reading/entries.js";
import type { LintRule } from "./rule.js";

export const linkDistinct: LintRule = {
  id: "link-distinct",
  severity: "warning",
  preset: "standard",

  summary: "The links of an entry lead to different pages.",
  why: "The same page twice makes a reader look for the difference.",
  good: {
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
  links: [{ url: "https://shop.example/help", title: How to find an order }]
`,
  },
  bad: {
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
  links: [{ url: "https://shop.example/help", title: How to find an order }, { url: «"https://shop.example/help"», title: Help }]
`,
  },
  *check({ catalog }) {
    for (const { entry } of entriesOf(catalog)) {
      const seen = new Set<string>();
      for (const [index, { url }] of entry.links.entries()) {
        if (seen.has(url))
          yield {
            at: entry.at("links", index, "url"),
            message: `${entry.name} has this link already`,
            help: "remove it",
          };
        seen.add(url);
      }
    }
  },
};
