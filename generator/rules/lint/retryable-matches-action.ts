import { actions } from "../../model/action.js";
import type { Action } from "../../model/action.js";
import { errorsOf, isGiven } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const retryableMatchesAction: LintRule = {
  id: "retryable-matches-action",
  severity: "warning",
  preset: "standard",

  summary: "`retryable` agrees with the action.",
  why: "A client that retries although something has to be changed first only adds load. A client that gives up although a retry helps fails for no reason.",
  good: {
    errors: entriesYaml({
      ShopDown: {
        text: "The shop could not answer. Retry later.",
        kind: "internal",
        action: "retry",
        retryable: "true",
      },
    }),
  },
  bad: {
    errors: entriesYaml({
      ShopDown: {
        text: "The shop could not answer. Retry later.",
        kind: "internal",
        action: "retry",
        retryable: "«false»",
      },
    }),
  },
  *check({ catalog }) {
    for (const { entry } of errorsOf(catalog)) {
      const { action, retryable, at } = entry;
      const contradicts = actions[action].retryable ? !retryable : retryable && changing.has(action);
      if (!contradicts || !isGiven(at, "retryable") || !isGiven(at, "action")) continue;
      yield {
        at: at("retryable"),
        message: `\`retryable: ${retryable}\` contradicts \`action: ${action}\``,
        help: retryable
          ? "the same request cannot succeed until something changes: remove `retryable`, or choose another action"
          : "remove `retryable`, or choose an action that is not a retry, such as wait or contact_support",
      };
    }
  },
};

/** Actions that change the request or the account. */
const changing: ReadonlySet<Action> = new Set<Action>([
  "fix_request",
  "fix_credentials",
  "resign",
  "top_up",
  "complete_verification",
  "request_access",
  "request_quota",
  "already_done",
]);
