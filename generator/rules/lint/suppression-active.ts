import { isDate } from "../../model/date.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";
import { isOver } from "./suppressions.js";

export const suppressionActive: LintRule = {
  id: "suppression-active",
  severity: "warning",
  preset: "standard",

  summary: "A suppression is not past its date.",
  why: "The date was set so that somebody looks at it again: that day has come.",
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
        yield { at: until.at, message: `\`${until.text}\` is no date`, help: "write it as 2027-01-31" };
      } else if (isOver(suppression, today)) {
        yield {
          at: until.at,
          message: `the suppression held until ${until.text}`,
          help: "mend what it kept quiet, or give it another date",
        };
      }
    }
  },
};
