import type { Action } from "../../model/action.js";

/** What an action comes to for a reader in a hurry. */
export const reactions = ["retry", "fix", "ask"] as const;

export type Reaction = (typeof reactions)[number];

const byAction: Readonly<Record<Action, Reaction | undefined>> = {
  retry: "retry",
  back_off: "retry",
  wait: "retry",
  fix_request: "fix",
  fix_credentials: "fix",
  resign: "fix",
  top_up: "fix",
  complete_verification: "fix",
  request_access: "ask",
  request_quota: "ask",
  already_done: "fix",
  inspect_result: "fix",
  contact_support: "ask",
  none: undefined,
};

/** The reaction that an action is part of. None for no advice. */
export function reactionTo(action: Action): Reaction | undefined {
  return byAction[action];
}
