import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const deprecatedSince: LintRule = {
  id: "deprecated-since",
  severity: "info",
  preset: "strict",

  summary: "A deprecation has the version in which it started.",
  why: "Users compare it with the version they use to see how much time is left.",
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
      OrderLocked: { deprecated: "{ «reason»: Orders are never locked any more., replaced-by: OrderNotFound }" },
    }),
  },
  *check({ catalog }) {
    for (const { entry } of entriesOf(catalog)) {
      if (entry.deprecated === undefined || entry.deprecated.since !== undefined) continue;
      yield {
        at: entry.at("deprecated"),
        message: `the deprecation of ${entry.name} has no \`since\``,
        help: "add `since:` with the version that deprecated it",
      };
    }
  },
};
