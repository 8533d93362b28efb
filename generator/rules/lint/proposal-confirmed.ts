import { count } from "../../diagnostic/count.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const proposalConfirmed: LintRule = {
  id: "proposal-confirmed",
  severity: "info",
  preset: "standard",

  summary: "Proposals of an import were checked by somebody.",
  why: "`import` proposes a kind and an action from the HTTP status or the text, and marks both with `x-proposed`. Until somebody has checked them, they are published as advice that nobody gave.",
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
        message: `an import proposed the kind or the action of ${count(proposed.length, "error")} of ${id}`,
        help: "check them, and remove `x-proposed` from those that are right",
      };
    }
  },
};
