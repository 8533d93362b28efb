import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const linkHttps: LintRule = {
  id: "link-https",
  severity: "warning",
  preset: "standard",

  summary: "Links use https.",
  why: "A page sent over plain http can be changed on the way, and browsers warn about it or refuse it.",
  good: {
    errors: entriesYaml({
      OrderNotFound: { links: '[{ url: "https://shop.example/help", title: How to find an order }]' },
    }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: { links: '[{ url: «"http://shop.example/help"», title: How to find an order }]' },
    }),
  },
  *check({ catalog }) {
    for (const { entry } of entriesOf(catalog)) {
      for (const [index, { url }] of entry.links.entries()) {
        if (!isPlain(url)) continue;
        yield {
          at: entry.at("links", index, "url"),
          message: `the link ${url} is not encrypted`,
          help: "use https if the site supports it",
        };
      }
    }
    if (catalog.docs !== undefined && isPlain(catalog.docs)) {
      yield {
        at: catalog.at("docs"),
        message: `the documentation URL ${catalog.docs} is not encrypted`,
        help: "use https if the site supports it",
      };
    }
  },
};

function isPlain(url: string): boolean {
  return /^http:(?!\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$))/.test(url);
}
