import { errorsOf, isGiven, lacking } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const actionGiven: LintRule = {
  id: "action-given",
  severity: "warning",
  preset: "standard",

  summary: "Every error has an action.",
  why: "Without an action, generated docs and code say that no remedy is known and that the call must not be retried.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { code: "«100»", action: undefined } }),
  },
  *check({ catalog }) {
    const help = "add `action:`; use `none` if no action helps";
    for (const { module, entry } of errorsOf(catalog)) {
      if (isGiven(entry.at, "action")) continue;
      const collective = lacking("action", module, entry);
      yield { at: entry.at("code"), message: `${entry.name} has no action`, help, collective };
    }
  },
};
