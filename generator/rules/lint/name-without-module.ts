import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const nameWithoutModule: LintRule = {
  id: "name-without-module",
  severity: "warning",
  preset: "standard",

  summary: "A name does not start with the name of its module.",
  why: "Generated code already puts the module before every name, as a package or an enum, so `orders.OrdersNotFound` repeats it.",
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
        help: `if nobody uses it yet, rename it to ${rest}`,
      };
    }
  },
};
