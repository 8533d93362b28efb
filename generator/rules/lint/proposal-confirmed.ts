import { count } from "../../diagnostic/count.js";
import type { LintRule } from "./rule.js";

export const proposalConfirmed: LintRule = {
  id: "proposal-confirmed",
  severity: "info",
  preset: "standard",

  summary: "Proposals of an import were checked by somebody.",
  why: "`import` proposes a kind and an action from the HTTP status or the text, and marks both with `x-proposed`. Until somebody has checked them, they are published as advice that nobody gave.",
  good: {
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
`,
  },
  bad: {
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
  x-proposed: «[kind, action]»
- code: 101
  name: OrderLocked
  text: The order is locked. Wait until the other change is done.
  kind: aborted
  action: wait
  x-proposed: [kind, action]
`,
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
