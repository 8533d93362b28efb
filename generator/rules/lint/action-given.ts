import { isGiven } from "./reading/entries.js";
import { faultyErrors } from "./reading/faulty.js";
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
    for (const { module, errors, all } of faultyErrors(catalog, ({ at }) => !isGiven(at, "action"))) {
      if (all)
        yield {
          at: module.at("module"),
          message: `none of the ${errors.length} errors of ${module.id} has an action`,
          help,
        };
      else for (const { name, at } of errors) yield { at: at("code"), message: `${name} has no action`, help };
    }
  },
};
