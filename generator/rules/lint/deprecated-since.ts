import { entriesOf } from "./reading/entries.js";
import type { LintRule } from "./rule.js";

export const deprecatedSince: LintRule = {
  id: "deprecated-since",
  severity: "info",
  preset: "strict",

  summary: "What is deprecated says since which version.",
  why: "Users compare it with the version they have, to see how much time is left.",
  good: {
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
- code: 101
  name: OrderLocked
  text: The order is locked. Wait until the other change is done.
  kind: aborted
  action: wait
  deprecated: { since: "1.0.0", reason: Orders are never locked any more., replaced-by: OrderNotFound }
`,
  },
  bad: {
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
- code: 101
  name: OrderLocked
  text: The order is locked. Wait until the other change is done.
  kind: aborted
  action: wait
  deprecated: { «reason»: Orders are never locked any more., replaced-by: OrderNotFound }
`,
  },
  *check({ catalog }) {
    for (const { entry } of entriesOf(catalog)) {
      if (entry.deprecated === undefined || entry.deprecated.since !== undefined) continue;
      yield {
        at: entry.at("deprecated"),
        message: `${entry.name} does not say since when it is deprecated`,
        help: "add `since:`",
      };
    }
  },
};
