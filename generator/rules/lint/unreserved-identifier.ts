import type { LintRule } from "./rule.js";

export const unreservedIdentifier: LintRule = {
  id: "unreserved-identifier",
  severity: "error",
  summary: "No name of a spec becomes an identifier that a language keeps for itself.",
  *check({ identifiers }) {
    for (const { target, text, reserved, of, at } of identifiers) {
      if (reserved === undefined) continue;
      yield {
        at,
        message: `${of} becomes \`${text}\` in ${target}, which is ${reserved}`,
        help: "choose another name",
      };
    }
  },
};
