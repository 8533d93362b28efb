import type { LintRule, TargetIdentifier } from "./rule.js";

export const uniqueIdentifier: LintRule = {
  id: "unique-identifier",
  severity: "error",
  summary: "No two names of a spec become one identifier in the code of a language.",
  *check({ identifiers }) {
    const uses = new Map<string, TargetIdentifier>();
    for (const identifier of identifiers) {
      const { target, scope, text, of, at } = identifier;
      const key = JSON.stringify([target, scope, text]);
      const first = uses.get(key);
      if (first === undefined) uses.set(key, identifier);
      else if (first.of !== of) {
        yield {
          at,
          message: `${of} becomes \`${text}\` in ${target}, and so does ${first.of}`,
          help: "rename one of them",
          related: { at: first.at, message: `${first.of} is here` },
        };
      }
    }
  },
};
