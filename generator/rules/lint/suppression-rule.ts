import { didYouMean } from "../../diagnostic/suggest.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";
import { directiveNames } from "./suppressions.js";

export const suppressionRule: LintRule = {
  id: "suppression-rule",
  severity: "warning",
  preset: "standard",

  summary: "A suppression names rules that there are and that can be suppressed.",
  why: "A misspelt one keeps nothing quiet, and an error stops generation whatever a comment says.",
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
          message: `there is no \`${directive}\``,
          help: didYouMean(directive, directiveNames) ?? `there are ${directiveNames.join(" and ")}`,
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
            message: `${id} cannot be suppressed: what it finds makes output wrong or impossible`,
            help: "remove it, and mend what it finds",
          };
        } else if (!rules.has(id)) {
          yield {
            at: place,
            message: `there is no rule ${id}`,
            help: didYouMean(id, rules.ids) ?? "`errspec rules` lists them",
          };
        }
      }
    }
  },
};
