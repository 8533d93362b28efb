import type { Entry } from "../../model/catalog.js";
import { words } from "../../model/name.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const nameDistinct: LintRule = {
  id: "name-distinct",
  severity: "warning",
  preset: "standard",

  summary: "The names of a module differ in more than a plural or letters that look alike.",
  why: "`TimeOut` and `Timeout`, or `TooManyItem` and `TooManyItems`, are taken for each other in code review, in searches and when they are read aloud.",
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
        const look = lookOf(entry.name);
        const first = seen.get(look);
        if (first === undefined) seen.set(look, entry);
        else if (first.name !== entry.name) {
          yield {
            at: entry.at("name"),
            message: `the name ${entry.name} is easily taken for ${first.name}`,
            help: "say in the name what tells the two apart",
            related: { at: first.at("name"), message: `${first.name} is here` },
          };
        }
      }
    }
  },
};

/** What a reader remembers of a name: not where its capitals stand, nor a plural, nor which of 1, l and i it was. */
function lookOf(name: string): string {
  return words(name)
    .map((word) => word.toLowerCase())
    .map((word) => (word.length > 3 && !singular.has(word) ? word.replace(/(?<![aius])s$/, "") : word))
    .join("")
    .replaceAll("0", "o")
    .replace(/[1i]/g, "l")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w");
}

/** Words whose last letter is no plural. */
const singular: ReadonlySet<string> = new Set(["https", "cors", "sftps", "ldaps", "imaps", "smtps"]);
