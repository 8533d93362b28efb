import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const replacementCurrent: LintRule = {
  id: "replacement-current",
  severity: "warning",
  preset: "standard",

  summary: "The replacement of what is deprecated is not deprecated itself.",
  why: "Who follows the advice has to move twice.",
  good: {
    errors: entriesYaml({
      OrderNotFound: {},
      OrderLocked: {
        deprecated: '{ since: "1.0.0", reason: Orders are never locked any more., replaced-by: OrderNotFound }',
      },
    }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: { deprecated: '{ since: "1.0.0", reason: It says too little., replaced-by: OrderGone }' },
      OrderLocked: {
        deprecated: '{ since: "1.0.0", reason: Orders are never locked any more., replaced-by: «OrderNotFound» }',
      },
      OrderGone: { text: "The order was deleted. Check its number." },
    }),
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
