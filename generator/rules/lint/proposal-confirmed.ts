import { count } from "../../diagnostic/count.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const proposalConfirmed: LintRule = {
  id: "proposal-confirmed",
  severity: "info",
  preset: "standard",

  summary: "Every kind and action that an import proposed was reviewed.",
  why: "`import` proposes a kind and an action from the HTTP status or the text, and marks both with `x-proposed`. Until somebody reviews them, errspec publishes advice that nobody gave.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: { "x-proposed": "«[kind, action]»" },
      OrderLocked: { "x-proposed": "[kind, action]" },
    }),
  },
  *check({ catalog }) {
    for (const { id, entries } of catalog.modules) {
      const proposed = entries.filter(({ extensions }) => "x-proposed" in extensions);
      const [first] = proposed;
      if (first === undefined) continue;
      yield {
        at: first.at("x-proposed"),
        message: `${count(proposed.length, "error")} of ${id} still ${proposed.length === 1 ? "has" : "have"} a kind or an action that an import proposed`,
        help: "review them, and remove `x-proposed` from the correct ones",
      };
    }
  },
};
