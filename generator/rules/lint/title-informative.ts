import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const titleInformative: LintRule = {
  id: "title-informative",
  severity: "info",
  preset: "strict",

  summary: "A title does not repeat the text.",
  why: "A heading that the first sentence repeats adds nothing.",
  good: {
    errors: entriesYaml({ OrderNotFound: { title: "The order does not exist" } }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: {
        title: "«The order does not exist»",
        text: "The order does not exist.",
        links: '[{ url: "https://shop.example/help", title: How to find an order }]',
      },
    }),
  },
  *check({ catalog }) {
    for (const { entry } of entriesOf(catalog)) {
      for (const [locale, title] of Object.entries(entry.title)) {
        if (title === undefined || plain(title) !== plain(entry.text[locale] ?? "")) continue;
        yield {
          at: entry.at("title", locale),
          message: `the title of ${entry.module}/${entry.code} repeats its text`,
          help: "shorten it, or remove it",
        };
      }
    }
  },
};

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
