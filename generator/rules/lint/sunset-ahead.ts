import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const sunsetAhead: LintRule = {
  id: "sunset-ahead",
  severity: "info",
  preset: "standard",

  summary: "The day from which a code may be removed is still ahead.",
  why: "Nobody has to keep the code any longer: it can go, unless someone knows why not, and then callers want to know the new day.",
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
        message: `${entry.name} could be removed from ${sunset}, and is still there`,
        help: "move its code and its name to `reserved` when no server sends it any longer, or set another day",
      };
    }
  },
};
