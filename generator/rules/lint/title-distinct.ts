import type { Entry } from "../../model/catalog.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const titleDistinct: LintRule = {
  id: "title-distinct",
  severity: "info",
  preset: "strict",

  summary: "Two entries of a module have different titles.",
  why: "Titles are the headings of the documentation, and two pages with one heading look like the same page.",
  good: {
    errors: entriesYaml({
      OrderNotFound: { title: "The order does not exist" },
      OrderLocked: { title: "The order is locked" },
    }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: { title: "The order does not exist" },
      OrderDeleted: { title: "«The order does not exist»", text: "The order was deleted. Check its number." },
    }),
  },
  *check({ catalog }) {
    const [sourceLocale] = catalog.locales;
    for (const { entries } of catalog.modules) {
      const seen = new Map<string, Entry>();
      for (const entry of entries) {
        const title = entry.title[sourceLocale];
        if (title === undefined) continue;
        const first = seen.get(title);
        if (first === undefined) seen.set(title, entry);
        else {
          yield {
            at: entry.at("title", sourceLocale),
            message: `${entry.module}/${entry.code} has the same title as ${first.code}, ${first.name}`,
            help: "make the difference clear in the title",
            related: { at: first.at("title", sourceLocale), message: `the title of ${first.name} is here` },
          };
        }
      }
    }
  },
};
