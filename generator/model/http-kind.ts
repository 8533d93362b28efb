import type { Effect } from "./effect.js";
import { kindIds } from "./kind.js";
import type { Kind } from "./kind.js";

/** The kinds of single statuses, after RFC 9110. */
const kindsByStatus: ReadonlyMap<number, Kind> = new Map<number, Kind>([
  [401, "unauthenticated"],
  [402, "failed_precondition"],
  [403, "permission_denied"],
  [404, "not_found"],
  [405, "unimplemented"],
  [407, "unauthenticated"],
  [408, "deadline_exceeded"],
  [409, "aborted"],
  [410, "not_found"],
  [412, "failed_precondition"],
  [416, "out_of_range"],
  [417, "failed_precondition"],
  [423, "failed_precondition"],
  [424, "failed_precondition"],
  [425, "unavailable"],
  [426, "failed_precondition"],
  [428, "failed_precondition"],
  [429, "resource_exhausted"],
  [451, "permission_denied"],
  [499, "cancelled"],
  [501, "unimplemented"],
  [502, "unavailable"],
  [503, "unavailable"],
  [504, "deadline_exceeded"],
  [505, "unimplemented"],
]);

/** The statuses with a kind of their own, by kind. */
export const statusKinds: readonly { readonly kind: Kind; readonly statuses: readonly number[] }[] = kindIds.flatMap(
  (kind) => {
    const statuses = [...kindsByStatus].flatMap(([status, found]) => (found === kind ? [status] : []));
    return statuses.length === 0 ? [] : [{ kind, statuses }];
  },
);

/** The kind of a response of which only the status is known. */
export function kindOfStatus(status: number): Kind {
  const kind = kindsByStatus.get(status);
  if (kind !== undefined) return kind;
  if (isOfClass(status, 4)) return "invalid_argument";
  return isOfClass(status, 5) ? "internal" : "unknown";
}

/** Whether a request was carried out, if only the status of its response is known. */
export function effectOfStatus(status: number): Effect {
  return isOfClass(status, 4) || status === 501 || status === 505 ? "none" : "unknown";
}

function isOfClass(status: number, hundreds: number): boolean {
  return Math.floor(status / 100) === hundreds;
}
