import type { Fix } from "../../diagnostic/diagnostic.js";
import { entriesYaml } from "./example.js";
import type { LintContext, LintRule } from "./rule.js";
import { isOver } from "./suppressions.js";
import type { Suppression } from "./suppressions.js";

export const suppressionUsed: LintRule = {
  id: "suppression-used",
  severity: "warning",
  preset: "standard",
  fixable: true,
  summary: "A suppression keeps something quiet.",
  why: "One that outlives its finding would hide the next one.",
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
      OrderNotFound: { comment: "# errspec-disable-next-line «text-distinct» -- the server sends one text for both" },
    }),
  },
  *check({ suppressions, rules, today, source }) {
    for (const suppression of suppressions) {
      if (suppression.line === undefined || isOver(suppression, today)) continue;
      // A rule that did not run may have found something.
      const idle = suppression.rules.filter(({ id, used }) => !used && rules.ran.has(id) && !rules.always.has(id));
      const isWhole = idle.length === suppression.rules.length;
      for (const { id, at } of idle) {
        yield {
          at,
          message: `${id} finds nothing there`,
          help: isWhole ? "remove the comment" : `remove ${id} from it`,
          fix: isWhole && idle[0]?.id === id ? removal(suppression, source) : undefined,
        };
      }
    }
  },
};

/** A comment goes with its line when it has one to itself, else with the blanks before it. */
function removal({ at, alone }: Suppression, source: LintContext["source"]): Fix {
  const { text, offset } = source(at.file);
  if (alone) {
    const isLast = !text.includes("\n", offset(at.line, at.column));
    return { at: isLast ? { ...at, column: 1 } : { ...at, column: 1, endLine: at.line + 1, endColumn: 1 }, text: "" };
  }
  const before = text.slice(offset(at.line, 1), offset(at.line, at.column));
  return { at: { ...at, column: before.trimEnd().length + 1 }, text: "" };
}
