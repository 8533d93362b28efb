import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const nameWithoutModule: LintRule = {
  id: "name-without-module",
  severity: "warning",
  preset: "standard",

  summary: "A name does not begin with the name of its module.",
  why: "Generated code puts the module before every name already, as a package or an enum: `orders.OrdersNotFound` says it twice.",
  good: {
    errors: entriesYaml({ NotPaid: { text: "The order is not paid yet. Pay it first.", kind: "failed_precondition" } }),
  },
  bad: {
    errors: entriesYaml({
      "«OrdersNotPaid»": { text: "The order is not paid yet. Pay it first.", kind: "failed_precondition" },
    }),
  },
  *check({ catalog }) {
    for (const { module, entry } of errorsOf(catalog)) {
      if (!entry.name.startsWith(module.name)) continue;
      const rest = entry.name.slice(module.name.length);
      if (!/^[A-Z]/.test(rest)) continue;
      yield {
        at: entry.at("name"),
        message: `the name ${entry.name} repeats its module, \`${module.id}\``,
        help: `if nobody uses it yet, call it ${rest}`,
      };
    }
  },
};
