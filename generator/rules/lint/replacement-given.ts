import { errorsOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const replacementGiven: LintRule = {
  id: "replacement-given",
  severity: "info",
  preset: "strict",

  summary: "What is deprecated names what to use instead.",
  why: "A deprecation without a replacement tells a user to stop and not where to go.",
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
        message: `${entry.name} is deprecated, and nothing is named to use instead`,
        help: "add `replaced-by:`, or a sentence on it to the reason",
      };
    }
  },
};
