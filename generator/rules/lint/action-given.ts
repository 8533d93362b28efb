import { errorsOf, isGiven } from "./reading/entries.js";
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
    for (const { entry } of errorsOf(catalog)) {
      if (isGiven(entry.at, "action")) continue;
      yield {
        at: entry.at("code"),
        message: `${entry.name} has no action`,
        help: "add `action:`; `none` says that nothing helps",
      };
    }
  },
};
