import { errorsOf } from "./reading/entries.js";
import { languageOf } from "./reading/languages.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textInformative: LintRule = {
  id: "text-informative",
  severity: "info",
  preset: "strict",

  summary: "An English text says more than the name.",
  why: "Readers of the text already see the name. `Order not found.` for `OrderNotFound` gives neither a cause nor a remedy.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: {
        text: "«Order not found.»",
        links: '[{ url: "https://shop.example/help", title: How to find an order }]',
      },
    }),
  },
  *check({ catalog }) {
    for (const { entry } of errorsOf(catalog)) {
      for (const [locale, text] of Object.entries(entry.text)) {
        if (text === undefined || languageOf(locale) !== "en") continue;
        const said =
          text
            .toLowerCase()
            .match(/[a-z0-9]+/g)
            ?.filter((word) => !idle.has(word)) ?? [];
        if (said.join("") !== entry.name.toLowerCase()) continue;
        yield {
          at: entry.at("text", locale),
          message: `the text of ${entry.module}/${entry.code} only repeats its name`,
          help: "state the cause and a remedy",
        };
      }
    }
  },
};

const idle: ReadonlySet<string> = new Set(["the", "a", "an", "is", "are", "was", "were", "has", "have", "been"]);
