import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const linkDistinct: LintRule = {
  id: "link-distinct",
  severity: "warning",
  preset: "standard",

  summary: "The links of an entry lead to different pages.",
  why: "A repeated link makes readers look for a difference.",
  good: {
    errors: entriesYaml({
      OrderNotFound: { links: '[{ url: "https://shop.example/help", title: How to find an order }]' },
    }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: {
        links:
          '[{ url: "https://shop.example/help", title: How to find an order }, { url: «"https://shop.example/help"», title: Help }]',
      },
    }),
  },
  *check({ catalog }) {
    for (const { entry } of entriesOf(catalog)) {
      const seen = new Set<string>();
      for (const [index, { url }] of entry.links.entries()) {
        if (seen.has(url))
          yield {
            at: entry.at("links", index, "url"),
            message: `${entry.name} already has this link`,
            help: "remove it",
          };
        seen.add(url);
      }
    }
  },
};
