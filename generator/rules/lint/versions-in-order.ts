import { isDate } from "../../model/date.js";
import { entriesOf } from "./reading/entries.js";
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

/** Whether the first date or numeric version is later than the second. Names of editions are not compared. */
function isLater(a = "", b = ""): boolean {
  if (isDate(a) && isDate(b)) return a > b;
  const [x, y] = [a, b].map((text) => /^v?(\d{1,6}(?:\.\d{1,6}){1,3})$/.exec(text)?.[1]?.split(".").map(Number));
  if (x === undefined || y === undefined) return false;
  for (let index = 0; index < Math.max(x.length, y.length); index++) {
    const difference = (x[index] ?? 0) - (y[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
