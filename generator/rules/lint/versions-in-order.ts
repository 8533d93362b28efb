import { entriesOf } from "./reading/entries.js";
import { isLater } from "./reading/versions.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const versionsInOrder: LintRule = {
  id: "versions-in-order",
  severity: "warning",
  preset: "standard",

  summary: "An entry is introduced before it is deprecated, and deprecated before it may be removed.",
  why: "If the versions are out of order, one of them is wrong, and users rely on both.",
  good: {
    errors: entriesYaml({
      OrderNotFound: {
        since: '"1.0.0"',
        deprecated: '{ since: "2.0.0", reason: Orders are never lost any more., replaced-by: OrderLocked }',
      },
      OrderLocked: {},
    }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: {
        since: '"2.0.0"',
        deprecated: '{ since: «"1.0.0"», reason: Orders are never lost any more., replaced-by: OrderLocked }',
      },
      OrderLocked: {},
    }),
  },
  *check({ catalog }) {
    for (const { entry } of entriesOf(catalog)) {
      const { since, deprecated, at } = entry;
      if (isLater(since, deprecated?.since)) {
        yield {
          at: at("deprecated", "since"),
          message: `${entry.name} is deprecated since ${deprecated?.since ?? ""}, before it was introduced in ${since ?? ""}`,
          help: "correct one of them",
        };
      }
      const start = deprecated?.since ?? since;
      if (isLater(start, deprecated?.sunset)) {
        yield {
          at: at("deprecated", "sunset"),
          message: `${entry.name} may be removed from ${deprecated?.sunset ?? ""}, which is before ${start ?? ""}`,
          help: "correct one of them",
        };
      }
    }
  },
};
