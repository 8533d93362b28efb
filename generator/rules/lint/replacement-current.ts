import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const replacementCurrent: LintRule = {
  id: "replacement-current",
  severity: "warning",
  preset: "standard",

  summary: "The replacement of a deprecated entry is not deprecated.",
  why: "Users who follow the advice have to migrate twice.",
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
        message: `the replacement ${replacement.name} is deprecated too`,
        help: next === undefined ? "choose an entry that is not deprecated" : `use ${next}, which replaces it`,
        related: { at: replacement.at("deprecated"), message: `${replacement.name} is deprecated here` },
      };
    }
  },
};
