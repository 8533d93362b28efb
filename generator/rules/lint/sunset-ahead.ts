import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const sunsetAhead: LintRule = {
  id: "sunset-ahead",
  severity: "info",
  preset: "standard",

  summary: "The sunset date of a deprecated code is in the future.",
  why: "After that day the code may be removed. If it has to stay longer, callers need to know the new date.",
  good: {
    errors: entriesYaml({
      OrderNotFound: {},
      OrderLocked: {
        deprecated: `
    since: "1.0.0"
    sunset: 2999-12-31
    reason: Orders are never locked any more.
    replaced-by: OrderNotFound`,
      },
    }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: {},
      OrderLocked: {
        deprecated: `
    since: "1.0.0"
    sunset: «2024-12-31»
    reason: Orders are never locked any more.
    replaced-by: OrderNotFound`,
      },
    }),
  },
  *check({ catalog, today }) {
    for (const { entry } of entriesOf(catalog)) {
      const sunset = entry.deprecated?.sunset;
      if (sunset === undefined || today < sunset) continue;
      yield {
        at: entry.at("deprecated", "sunset"),
        message: `the sunset of ${entry.name}, ${sunset}, has passed`,
        help: "if no server sends the code any more, remove the entry and reserve its code and name; otherwise set a later date",
      };
    }
  },
};
