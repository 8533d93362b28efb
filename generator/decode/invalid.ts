import { englishTitle } from "../model/catalog.js";
import type { Catalog } from "../model/catalog.js";

/** Why a body is not a response of the API or cannot be trusted. */
export type Reason = "not_json" | "not_object" | "no_code" | "bad_code" | "failed_status" | "foreign";

/** A body that is not a response of the API, with what could be read from it. */
export interface InvalidResponse<Why extends string = Reason> {
  readonly result: "invalid";
  readonly reason: Why;
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

/** The reason in the text of the error. */
export function whyInvalid(reason: Reason, status: number | undefined): string {
  switch (reason) {
    case "not_json":
      return "the body is not JSON";
    case "not_object":
      return "the body is not a JSON object";
    case "no_code":
      return "the body has no code";
    case "bad_code":
      return "the code cannot be read";
    case "failed_status":
      return `the status is ${status}`;
    case "foreign":
      return "the body looks like another server's error";
  }
}

/** Describes an invalid response. The end of section 4 of the decode contract. */
export function invalidResponse<Why extends string>(
  catalog: Catalog,
  { why, ...known }: Omit<InvalidResponse<Why>, "result" | "retryable" | "text"> & { readonly why: string },
): InvalidResponse<Why> {
  const head = `not a response of ${englishTitle(catalog)}: ${why}`;
  return {
    result: "invalid",
    ...known,
    retryable: retryableStatuses.includes(known.status),
    text: known.detail === "" ? head : `${head}: ${known.detail}`,
  };
}
