import type { Kind } from "../../model/kind.js";
import { errorsOf, isGiven } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const retryableMatchesKind: LintRule = {
  id: "retryable-matches-kind",
  severity: "warning",
  preset: "standard",

  summary: "What is retried by itself is of a kind that a retry can help.",
  why: "The same bad argument is bad again a second later: clients that retry it only add load.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({
      InvalidNumber: { text: "The number is not valid. Retry later.", kind: "invalid_argument", action: "«retry»" },
    }),
  },
  *check({ catalog }) {
    for (const { entry } of errorsOf(catalog)) {
      const { kind, retryable, at } = entry;
      if (!retryable || !lasting.has(kind)) continue;
      yield {
        at: at(isGiven(at, "retryable") ? "retryable" : "action"),
        message: `${entry.name} is retried, but an error of the kind ${kind} stays until something is changed`,
        help: "choose another action, or a kind such as unavailable or aborted",
      };
    }
  },
};

/** Kinds of errors that the same request meets again. Source: the comments of google/rpc/code.proto. */
const lasting: ReadonlySet<Kind> = new Set<Kind>([
  "invalid_argument",
  "out_of_range",
  "already_exists",
  "permission_denied",
  "unauthenticated",
  "failed_precondition",
  "unimplemented",
  "data_loss",
]);
