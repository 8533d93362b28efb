import { entriesYaml } from "./example.js";
import { errorsOf } from "./reading/entries.js";
import type { LintRule } from "./rule.js";

export const retryableMatchesEffect: LintRule = {
  id: "retryable-matches-effect",
  severity: "error",
  preset: "minimal",

  summary: "What was carried out is not retryable.",
  why: "A client that sends the request again carries it out twice: it pays twice, or orders twice.",
  good: {
    errors: entriesYaml({
      OrderLocked: { text: "The order is locked. Retry later.", action: "retry", effect: "none" },
    }),
  },
  bad: {
    errors: entriesYaml({
      OrderLocked: { text: "The order is locked. Retry later.", action: "retry", effect: "«done»" },
    }),
  },
  *check({ catalog }) {
    for (const { entry } of errorsOf(catalog)) {
      const { name, retryable, effect, action, at } = entry;
      // With this action the effect is only a default, and `retryable-matches-action` reports the contradiction.
      if (!retryable || effect !== "done" || action === "already_done") continue;
      yield {
        at: at("effect"),
        message: `${name} is retryable, but \`effect: done\` says that the request was carried out`,
        help: "write `retryable: false`, or `effect: none` if nothing was carried out",
      };
    }
  },
};
