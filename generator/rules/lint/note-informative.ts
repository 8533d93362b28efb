import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const noteInformative: LintRule = {
  id: "note-informative",
  severity: "warning",
  preset: "standard",

  summary: "A note does not repeat the text.",
  why: "A note adds what the text leaves out. A repeated sentence makes readers look for a difference.",
  good: {
    errors: entriesYaml({ OrderNotFound: { note: "Numbers of the old shop are not known here." } }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { note: "«The order does not exist. Check its number.»" } }),
  },
  *check({ catalog }) {
    for (const { entry } of entriesOf(catalog)) {
      for (const [locale, note] of Object.entries(entry.note)) {
        if (note === undefined || note !== entry.text[locale]) continue;
        yield {
          at: entry.at("note", locale),
          message: `the note of ${entry.module}/${entry.code} repeats its text`,
          help: "remove it",
        };
      }
    }
  },
};
