import { errorsOf, isGiven, lacking } from "./reading/entries.js";
import type { LintRule } from "./rule.js";

export const actionGiven: LintRule = {
  id: "action-given",
  severity: "warning",
  preset: "standard",

  summary: "Every error has an action.",
  why: "Without one, outputs say that nothing is known to help, and that it is not to be retried.",
  good: {
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
`,
  },
  bad: {
    errors: `- code: «100»
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
`,
  },
  *check({ catalog }) {
    const help = "add `action:`; `none` says that nothing helps";
    for (const { module, entry } of errorsOf(catalog)) {
      if (isGiven(entry.at, "action")) continue;
      const collective = lacking("action", module, entry);
      yield { at: entry.at("code"), message: `${entry.name} has no action`, help, collective };
    }
  },
};
