import type { Entry } from "../../model/catalog.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textDistinct: LintRule = {
  id: "text-distinct",
  severity: "warning",
  preset: "standard",

  summary: "Two entries of a module have different texts.",
  why: "Who sees the text must be able to tell which of the two it was. Where the server does send one text for both, say so with a suppression.",
  good: {
    errors: entriesYaml({ OrderNotFound: {}, OrderLocked: {} }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: {}, OrderDeleted: { text: "«The order does not exist. Check its number.»" } }),
  },
  *check({ catalog }) {
    const [sourceLocale] = catalog.locales;
    for (const { entries } of catalog.modules) {
      const seen = new Map<string, Entry>();
      for (const entry of entries) {
        const text = entry.text[sourceLocale];
        // Of a text that is only `{err}` nobody can say what is different.
        if (text === undefined || !/\p{L}/u.test(text.replace(/\{[^{}]*\}|%[a-z]/g, ""))) continue;
        const first = seen.get(text);
        if (first === undefined) seen.set(text, entry);
        else if (first.code !== entry.code) {
          yield {
            at: entry.at("text", sourceLocale),
            message: `the text of ${entry.module}/${entry.code} is that of ${first.code}, ${first.name}`,
            help: "say what is different, or write above it: # errspec-disable-next-line text-distinct -- why",
            related: { at: first.at("text", sourceLocale), message: `the text of ${first.name} is here` },
          };
        }
      }
    }
  },
};
