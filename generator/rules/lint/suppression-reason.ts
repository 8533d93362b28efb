import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const suppressionReason: LintRule = {
  id: "suppression-reason",
  severity: "warning",
  preset: "standard",

  summary: "A suppression says why.",
  why: "Whoever meets it next year must be able to tell whether it still holds.",
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
        help: "end it with `-- ` and why the finding is no mistake",
      };
    }
  },
};
