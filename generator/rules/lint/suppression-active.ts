import { isDate } from "../../model/date.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";
import { isOver } from "./suppressions.js";

export const suppressionActive: LintRule = {
  id: "suppression-active",
  severity: "warning",
  preset: "standard",

  summary: "A suppression has not expired.",
  why: "Somebody set the date as a reminder to look at the finding again.",
  good: {
    errors: entriesYaml({
      OrderNotFound: {},
      OrderDeleted: {
        comment: "# errspec-disable-next-line text-distinct -- until the next release of the server (until 2999-12-31)",
        text: "The order does not exist. Check its number.",
      },
    }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: {},
      OrderDeleted: {
        comment:
          "# errspec-disable-next-line text-distinct -- until the next release of the server «(until next year)»",
        text: "The order does not exist. Check its number.",
      },
    }),
  },
  *check({ suppressions, today }) {
    for (const suppression of suppressions) {
      const { until, line } = suppression;
      if (until === undefined || line === undefined) continue;
      if (!isDate(until.text)) {
        yield { at: until.at, message: `\`${until.text}\` is not a date`, help: "write it like 2027-01-31" };
      } else if (isOver(suppression, today)) {
        yield {
          at: until.at,
          message: `the suppression expired after ${until.text}`,
          help: "fix the suppressed finding, or set a later date",
        };
      }
    }
  },
};
