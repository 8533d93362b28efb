import { entriesOf } from "./reading/entries.js";
import type { LintRule } from "./rule.js";

export const linkTitle: LintRule = {
  id: "link-title",
  severity: "info",
  preset: "strict",

  summary: "Every link has a title.",
  why: "An address does not say what is to be found there, nor does it when it is read aloud.",
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
  links: [{ «url»: "https://shop.example/help" }]
`,
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
