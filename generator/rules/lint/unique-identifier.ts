import { entriesYaml } from "./example.js";
import type { LintRule, TargetIdentifier } from "./rule.js";

export const uniqueIdentifier: LintRule = {
  id: "unique-identifier",
  severity: "error",
  summary: "No two names of a spec become the same identifier in a target.",
  preset: "minimal",
  why: "Generated code with a duplicate identifier does not compile, or silently loses one of the two.",
  good: {
    errors: entriesYaml({ OrderNotFound: {}, OrderLocked: {} }),
  },
  bad: {
    errors: entriesYaml({
      OrderLock: { text: "The order has no lock. Check its number." },
      "«OrderLockError»": {
        text: "The order is locked. Wait until the other change is done.",
        kind: "aborted",
        action: "wait",
      },
    }),
  },
  *check({ identifiers }) {
    const said = new Set<string>(); // a package may have the same two names in several places
    const scopes = new Map<string, Map<string, TargetIdentifier>>();
    for (const identifier of identifiers) {
      const { target, scope, text, of, at } = identifier;
      const key = `${target} ${scope}`; // the ID of a target has no space
      const uses = scopes.get(key) ?? new Map<string, TargetIdentifier>();
      const first = uses.get(text);
      if (first === undefined) scopes.set(key, uses.set(text, identifier));
      else if (first.of !== of) {
        const message = `${of} becomes \`${text}\` in ${target}, and so does ${first.of}`;
        if (said.has(message)) continue;
        said.add(message);
        yield {
          at: at(),
          message,
          help: identifier.help ?? "rename one of them",
          related: { at: first.at(), message: `${first.of} is here` },
        };
      }
    }
  },
};
