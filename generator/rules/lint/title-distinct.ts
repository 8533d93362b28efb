import type { Entry } from "../../model/catalog.js";
import type { LintRule } from "./rule.js";

export const titleDistinct: LintRule = {
  id: "title-distinct",
  severity: "info",
  preset: "strict",

  summary: "Two entries of a module have different titles.",
  why: "Titles are the headings of the documentation: two pages with one heading are taken for one.",
  good: {
    errors: `- code: 100
  name: OrderNotFound
  title: The order does not exist
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
- code: 101
  name: OrderLocked
  title: The order is locked
  text: The order is locked. Wait until the other change is done.
  kind: aborted
  action: wait
`,
  },
  bad: {
    errors: `- code: 100
  name: OrderNotFound
  title: The order does not exist
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
- code: 101
  name: OrderDeleted
  title: «The order does not exist»
  text: The order was deleted. Check its number.
  kind: not_found
  action: fix_request
`,
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
            message: `the title of ${entry.module}/${entry.code} is that of ${first.code}, ${first.name}`,
            help: "say in the title what tells the two apart",
            related: { at: first.at("title", sourceLocale), message: `the title of ${first.name} is here` },
          };
        }
      }
    }
  },
};
