import { count } from "../../diagnostic/count.js";
import type { Entry } from "../../model/catalog.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const proposalConfirmed: LintRule = {
  id: "proposal-confirmed",
  severity: "info",
  preset: "standard",

  summary: "Every name, kind and action that an import proposed was reviewed.",
  why: "`import` proposes a kind and an action from the HTTP status or the text, and marks both with `x-proposed`. It marks a name that it made, or that the document changed, with `x-name`. Until somebody reviews them, errspec publishes names and advice that nobody gave.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: { "x-proposed": "«[kind, action]»" },
      OrderLocked: { "x-proposed": "[kind, action]" },
      OrderClosed: { "x-name": "renamed", aliases: "[OrderShut]" },
    }),
  },
  *check({ catalog }) {
    for (const { id, entries } of catalog.modules) {
      const marks = entries.flatMap((entry) => {
        const mark = markOf(entry);
        return mark === undefined ? [] : [entry.at(mark)];
      });
      const [first] = marks;
      if (first === undefined) continue;
      yield {
        at: first,
        message: `${count(marks.length, "error")} of ${id} still ${marks.length === 1 ? "has" : "have"} a name, a kind or an action that an import proposed`,
        help: "review them, and remove `x-proposed` and `x-name` from the correct ones",
      };
    }
  },
};

/** What `import` writes after `x-name`. Other values are the author's own. */
const nameMarks: readonly unknown[] = ["from text", "placeholder", "renamed"];

/** The key that marks a proposal. */
function markOf({ extensions }: Entry): string | undefined {
  if ("x-proposed" in extensions) return "x-proposed";
  return nameMarks.includes(extensions["x-name"]) ? "x-name" : undefined;
}
