import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const replacementGiven: LintRule = {
  id: "replacement-given",
  severity: "info",
  preset: "strict",

  summary: "A deprecated entry has a replacement.",
  why: "A deprecation without a replacement tells users to stop, but not what to use instead.",
  good: {
    errors: entriesYaml({
      OrderNotFound: {},
      OrderLocked: {
        deprecated: '{ since: "1.0.0", reason: Orders are never locked any more., replaced-by: OrderNotFound }',
      },
    }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: {},
      OrderLocked: { deprecated: '{ «since»: "1.0.0", reason: Orders are never locked any more. }' },
    }),
  },
  *check({ catalog }) {
    for (const { entry } of errorsOf(catalog)) {
      if (entry.deprecated === undefined || entry.deprecated.replacedBy !== undefined) continue;
      yield {
        at: entry.at("deprecated"),
        message: `${entry.name} is deprecated, but has no replacement`,
        help: "add `replaced-by:`, or say in the reason why there is none",
      };
    }
  },
};
