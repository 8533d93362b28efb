import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const suppressionReason: LintRule = {
  id: "suppression-reason",
  severity: "warning",
  preset: "standard",

  summary: "A suppression has a reason.",
  why: "Without a reason, nobody can decide later whether the suppression is still needed.",
  good: {
    errors: entriesYaml({
      OrderNotFound: {},
      OrderDeleted: {
        comment: "# errspec-disable-next-line text-distinct -- the server sends one text for both",
        text: "The order does not exist. Check its number.",
      },
    }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: {},
      OrderDeleted: {
        comment: "«# errspec-disable-next-line text-distinct»",
        text: "The order does not exist. Check its number.",
      },
    }),
  },
  *check({ suppressions }) {
    for (const { at, line, reason } of suppressions) {
      if (line === undefined || reason !== "") continue;
      yield {
        at,
        message: "the suppression has no reason",
        help: "end the comment with `-- ` and the reason",
      };
    }
  },
};
