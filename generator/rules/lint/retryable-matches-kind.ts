import type { Kind } from "../../model/kind.js";
import { errorsOf, isGiven } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const retryableMatchesKind: LintRule = {
  id: "retryable-matches-kind",
  severity: "warning",
  preset: "standard",

  summary: "A retryable error has a kind that a retry can resolve.",
  why: "An invalid argument is still invalid a second later, so a retry only adds load.",
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
        message: `${entry.name} is retryable, but an error of the kind ${kind} persists until something changes`,
        help: "choose another action, or a kind such as unavailable or aborted",
      };
    }
  },
};

/** Kinds of errors that persist when the same request is sent again. Source: the comments of google/rpc/code.proto. */
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
