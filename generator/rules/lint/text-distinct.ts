import type { Entry } from "../../model/catalog.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const textDistinct: LintRule = {
  id: "text-distinct",
  severity: "warning",
  preset: "standard",

  summary: "Two entries of a module have different texts.",
  why: "A reader who sees the text must be able to tell the two errors apart. If the server does send one text for both, write a suppression.",
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
        // A text that is only `{err}` cannot be made distinct.
        if (text === undefined || !/\p{L}/u.test(text.replace(/\{[^{}]*\}|%[a-z]/g, ""))) continue;
        const first = seen.get(text);
        if (first === undefined) seen.set(text, entry);
        else if (first.code !== entry.code) {
          yield {
            at: entry.at("text", sourceLocale),
            message: `${entry.module}/${entry.code} has the same text as ${first.code}, ${first.name}`,
            help: "describe the difference, or add a comment above it: # errspec-disable-next-line text-distinct -- reason",
            related: { at: first.at("text", sourceLocale), message: `the text of ${first.name} is here` },
          };
        }
      }
    }
  },
};
