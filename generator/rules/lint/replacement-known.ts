import { didYouMean } from "../../diagnostic/suggest.js";
import { entriesOf } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const replacementKnown: LintRule = {
  id: "replacement-known",
  severity: "warning",
  preset: "standard",

  summary: "The replacement of a deprecated entry is another entry of the same module.",
  why: "Generated code and documentation link to the replacement. A wrong name gives a dead link, or a link to itself.",
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
      OrderNotFound: {},
      OrderLocked: {
        deprecated: '{ since: "1.0.0", reason: Orders are never locked any more., replaced-by: «OrderNotFond» }',
      },
    }),
  },
  *check({ catalog }) {
    for (const { module, entry } of entriesOf(catalog)) {
      const name = entry.deprecated?.replacedBy;
      if (name === undefined) continue;
      const names = module.entries.filter((other) => other !== entry).map((other) => other.name);
      if (names.includes(name)) continue;
      const alias = module.entries.find(({ aliases }) => aliases.includes(name));
      const isReserved = module.reserved.some((reserved) => reserved.names.includes(name));
      yield {
        at: entry.at("deprecated", "replaced-by"),
        message:
          name === entry.name
            ? `${name} replaces itself`
            : isReserved
              ? `the replacement ${name} is reserved: it was removed`
              : `the module \`${module.id}\` has no entry ${name}`,
        help:
          alias !== undefined && alias !== entry
            ? `it is a former name; use ${alias.name}`
            : (didYouMean(name, names) ?? "choose an entry of the same module"),
      };
    }
  },
};
