import { errorsOf, isGiven, lacking } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const kindGiven: LintRule = {
  id: "kind-given",
  severity: "warning",
  preset: "standard",

  summary: "Every error has a kind.",
  why: "Without a kind, an error is `unknown`, and callers that handle kinds such as `not_found` cannot handle it.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { code: "«100»", kind: undefined } }),
  },
  *check({ catalog }) {
    const help = "add `kind:`; `unknown` says that it is not known";
    for (const { module, entry } of errorsOf(catalog)) {
      if (isGiven(entry.at, "kind")) continue;
      yield {
        at: entry.at("code"),
        message: `${entry.name} has no kind`,
        help,
        collective: lacking("kind", module, entry),
      };
    }
  },
};
