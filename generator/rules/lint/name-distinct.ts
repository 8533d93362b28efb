import type { Entry } from "../../model/catalog.js";
import { words } from "../../model/name.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const nameDistinct: LintRule = {
  id: "name-distinct",
  severity: "warning",
  preset: "standard",

  summary: "The names of a module differ in more than a plural or similar letters.",
  why: "`TimeOut` and `Timeout`, or `TooManyItem` and `TooManyItems`, are easily confused in code review, in searches and in speech.",
  good: {
    errors: entriesYaml({ OrderNotFound: {}, OrderLocked: {} }),
  },
  bad: {
    errors: entriesYaml({
      ShopTimeout: {
        text: "The shop did not answer in time. Retry later.",
        kind: "deadline_exceeded",
        action: "retry",
      },
      "«ShopTimeOut»": {
        text: "The bank did not answer in time. Retry later.",
        kind: "deadline_exceeded",
        action: "retry",
      },
    }),
  },
  *check({ catalog }) {
    for (const { entries } of catalog.modules) {
      const seen = new Map<string, Entry>();
      for (const entry of entries) {
        const form = confusableForm(entry.name);
        const first = seen.get(form);
        if (first === undefined) seen.set(form, entry);
        else if (first.name !== entry.name) {
          yield {
            at: entry.at("name"),
            message: `the name ${entry.name} is easily confused with ${first.name}`,
            help: "make the difference clear in the name",
            related: { at: first.at("name"), message: `${first.name} is here` },
          };
        }
      }
    }
  },
};

/** A name without what readers confuse: capitals, plurals, and letters that look alike such as 1, l and i. */
function confusableForm(name: string): string {
  return words(name)
    .map((word) => word.toLowerCase())
    .map((word) => (word.length > 3 && !singular.has(word) ? word.replace(/(?<![aius])s$/, "") : word))
    .join("")
    .replaceAll("0", "o")
    .replace(/[1i]/g, "l")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w");
}

/** Words that end in `s` but are not plurals. */
const singular: ReadonlySet<string> = new Set(["https", "cors", "sftps", "ldaps", "imaps", "smtps"]);
