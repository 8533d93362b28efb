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
  summary: "A suppression suppresses at least one finding.",
  why: "A suppression that is no longer needed would hide the next finding.",
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
      // Rules that did not run may have found something.
      const unused = suppression.rules.filter(({ id, used }) => !used && rules.ran.has(id) && !rules.always.has(id));
      const isWhole = unused.length === suppression.rules.length;
      for (const { id, at } of unused) {
        yield {
          at,
          message: `${id} finds nothing on that line`,
          help: isWhole ? "remove the comment" : `remove ${id} from the comment`,
          fix: isWhole && unused[0]?.id === id ? removal(suppression, source) : undefined,
        };
      }
    }
  },
};

/** Removes a comment: the whole line if it has a line of its own, otherwise the comment and the spaces before it. */
function removal({ at, alone }: Suppression, source: LintContext["source"]): Fix {
  const { text, offset } = source(at.file);
  if (alone) {
    const isLast = !text.includes("\n", offset(at.line, at.column));
    return { at: isLast ? { ...at, column: 1 } : { ...at, column: 1, endLine: at.line + 1, endColumn: 1 }, text: "" };
  }
  const before = text.slice(offset(at.line, 1), offset(at.line, at.column));
  return { at: { ...at, column: before.trimEnd().length + 1 }, text: "" };
}
