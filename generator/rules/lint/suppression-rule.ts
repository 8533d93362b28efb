import { didYouMean } from "../../diagnostic/suggest.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";
import { directiveNames } from "./suppressions.js";

export const suppressionRule: LintRule = {
  id: "suppression-rule",
  severity: "warning",
  preset: "standard",

  summary: "A suppression names only rules that exist and can be suppressed.",
  why: "A misspelled rule ID suppresses nothing, and errors cannot be suppressed.",
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
        comment: "# errspec-disable-next-line text-distinct, «text-distinkt» -- the server sends one text for both",
        text: "The order does not exist. Check its number.",
      },
    }),
  },
  *check({ suppressions, rules }) {
    for (const { at, line, directive, rules: suppressed } of suppressions) {
      if (line === undefined) {
        yield {
          at,
          message: `unknown directive \`${directive}\``,
          help: didYouMean(directive, directiveNames) ?? `use ${directiveNames.join(" or ")}`,
        };
        continue;
      }
      if (suppressed.length === 0) {
        yield { at, message: "the suppression names no rule", help: `write \`# ${directive} <rule> -- <reason>\`` };
      }
      for (const { id, at: place } of suppressed) {
        if (rules.always.has(id)) {
          yield {
            at: place,
            message: `${id} cannot be suppressed, because its findings make output wrong or impossible`,
            help: "remove it from the comment, and fix its findings",
          };
        } else if (!rules.has(id)) {
          yield {
            at: place,
            message: `unknown rule ${id}`,
            help: didYouMean(id, rules.ids) ?? "run `errspec rules` to list all rules",
          };
        }
      }
    }
  },
};
