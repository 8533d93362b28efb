import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const unreservedIdentifier: LintRule = {
  id: "unreserved-identifier",
  severity: "error",
  summary: "No name of a spec becomes a reserved identifier in a target.",
  preset: "minimal",
  why: "Reserved identifiers cannot be declared: the generated code would not compile, or would shadow something of the language.",
  good: {
    errors: entriesYaml({ OrderNotFound: {}, OrderLocked: {} }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: {},
      "«Type»": { text: "The order is locked. Wait until the other change is done.", kind: "aborted", action: "wait" },
    }),
  },
  *check({ identifiers }) {
    for (const { target, text, reserved, of, at } of identifiers) {
      if (reserved === undefined) continue;
      yield {
        at: at(),
        message: `${of} becomes \`${text}\` in ${target}, which is ${reserved}`,
        help: "rename it",
      };
    }
  },
};
