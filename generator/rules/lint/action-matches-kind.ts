import type { Action } from "../../model/action.js";
import type { Kind } from "../../model/kind.js";
import { errorsOf, isGiven } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const actionMatchesKind: LintRule = {
  id: "action-matches-kind",
  severity: "warning",
  preset: "standard",

  summary: "The action fits the kind of the error.",
  why: "If a server is down, a client that is told to fix its credentials changes something that is not broken.",
  good: {
    errors: entriesYaml({ OrderNotFound: {} }),
  },
  bad: {
    errors: entriesYaml({
      OrderNotFound: { text: "The order does not exist. Top up the account.", action: "«top_up»" },
    }),
  },
  *check({ catalog }) {
    for (const { entry } of errorsOf(catalog)) {
      const { kind, action, at } = entry;
      if (!contradictions[kind].includes(action) || !isGiven(at, "action")) continue;
      yield {
        at: at("action"),
        message: `\`action: ${action}\` does not help with \`kind: ${kind}\``,
        help: "choose another action, or another kind",
      };
    }
  },
};

/** Actions that make no sense for a kind. Doubtful cases are not listed, and retries are checked by another rule. */
const contradictions: Readonly<Record<Kind, readonly Action[]>> = {
  cancelled: ["top_up", "fix_credentials", "resign", "complete_verification"],
  unknown: [],
  invalid_argument: ["wait", "top_up", "already_done"],
  deadline_exceeded: ["fix_credentials", "resign", "top_up", "complete_verification"],
  not_found: ["top_up", "resign", "back_off"],
  already_exists: ["top_up", "fix_credentials", "resign", "request_quota"],
  permission_denied: ["already_done"],
  resource_exhausted: ["fix_credentials", "resign", "already_done"],
  failed_precondition: ["already_done"],
  aborted: ["fix_credentials", "resign", "top_up", "complete_verification"],
  out_of_range: ["wait", "top_up", "already_done", "resign"],
  unimplemented: ["wait", "top_up", "already_done", "resign"],
  internal: ["fix_credentials", "resign", "top_up", "complete_verification", "request_quota", "already_done"],
  unavailable: ["fix_request", "fix_credentials", "resign", "top_up", "complete_verification", "already_done"],
  data_loss: ["fix_credentials", "resign", "top_up", "already_done"],
  unauthenticated: ["wait", "top_up", "request_quota", "already_done"],
};
