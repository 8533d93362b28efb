import { englishTitle } from "../model/catalog.js";
import type { Catalog } from "../model/catalog.js";

/** Why a body is not a response of the API or cannot be trusted, with the text of the error. */
const reasons = {
  not_json: "the body is not JSON",
  not_object: "the body is not a JSON object",
  no_code: "the body has no code",
  bad_code: "the code cannot be read",
  failed_status: "the status is ",
  foreign: "the body looks like another server's error",
} as const;

export type Reason = keyof typeof reasons;

/** A body that is not a response of the API, with what could be read from it. */
export interface InvalidResponse {
  readonly result: "invalid";
  readonly reason: Reason;
  readonly detail: string;
  readonly requestId: string | undefined;
  readonly status: number | undefined;
  /** Whether the status says that the same request may succeed later. */
  readonly retryable: boolean;
  /** The text of the error in every language. */
  readonly text: string;
}

/** The statuses after which the same request may be sent again. */
const retryableStatuses: readonly (number | undefined)[] = [408, 429, 502, 503, 504];

/** Describes an invalid response. The end of section 4 of the decode contract. */
export function invalidResponse(
  catalog: Catalog,
  reason: Reason,
  status: number | undefined,
  { detail, requestId }: { readonly detail: string; readonly requestId: string | undefined },
): InvalidResponse {
  const why = reason === "failed_status" ? `${reasons[reason]}${status}` : reasons[reason];
  const head = `not a response of ${englishTitle(catalog)}: ${why}`;
  return {
    result: "invalid",
    reason,
    detail,
    requestId,
    status,
    retryable: retryableStatuses.includes(status),
    text: detail === "" ? head : `${head}: ${detail}`,
  };
}
