import { entriesOf } from "./reading/entries.js";
import type { LintRule } from "./rule.js";

export const replacementCurrent: LintRule = {
  id: "replacement-current",
  severity: "warning",
  preset: "standard",

  summary: "The replacement of what is deprecated is not deprecated itself.",
  why: "Who follows the advice has to move twice.",
  good: {
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
- code: 101
  name: OrderLocked
  text: The order is locked. Wait until the other change is done.
  kind: aborted
  action: wait
  deprecated: { since: "1.0.0", reason: Orders are never locked any more., replaced-by: OrderNotFound }
`,
  },
  bad: {
    errors: `- code: 100
  name: OrderNotFound
  text: The order does not exist. Check its number.
  kind: not_found
  action: fix_request
  deprecated: { since: "1.0.0", reason: It says too little., replaced-by: OrderGone }
- code: 101
  name: OrderLocked
  text: The order is locked. Wait until the other change is done.
  kind: aborted
  action: wait
  deprecated: { since: "1.0.0", reason: Orders are never locked any more., replaced-by: «OrderNotFound» }
- code: 102
  name: OrderGone
  text: The order was deleted. Check its number.
  kind: not_found
  action: fix_request
`,
  },
  *check({ catalog }) {
    for (const { module, entry } of entriesOf(catalog)) {
      const replacement = module.entries.find(({ name }) => name === entry.deprecated?.replacedBy);
      if (replacement?.deprecated === undefined || replacement === entry) continue;
      const next = replacement.deprecated.replacedBy;
      yield {
        at: entry.at("deprecated", "replaced-by"),
        message: `the replacement ${replacement.name} is deprecated itself`,
        help: next === undefined ? "name an entry that stays" : `write ${next}, which replaces that`,
        related: { at: replacement.at("deprecated"), message: `${replacement.name} is deprecated here` },
      };
    }
  },
};
