/**
 * What a status alone says of a response: section 4 of the decode contract and section 3 of the response contract.
 */

const RETRYABLE: readonly number[] = [408, 429, 502, 503, 504];

const KINDS: readonly (readonly [kind: string, statuses: readonly number[]])[] = [
  ["unauthenticated", [401, 407]],
  ["failed_precondition", [402, 412, 417, 423, 424, 426, 428]],
  ["permission_denied", [403, 451]],
  ["not_found", [404, 410]],
  ["unimplemented", [405, 501, 505]],
  ["deadline_exceeded", [408, 504]],
  ["aborted", [409]],
  ["out_of_range", [416]],
  ["unavailable", [425, 502, 503]],
  ["resource_exhausted", [429]],
  ["cancelled", [499]],
];

/** Whether a response of another server may be asked for again. */
export function isRetryableStatus(status: number): boolean {
  return RETRYABLE.includes(status);
}

/** The kind of an invalid response. */
export function kindOfStatus(status: number): string {
  const listed = KINDS.find(([, statuses]) => statuses.includes(status));
  if (listed !== undefined) return listed[0];
  if (status >= 400 && status <= 499) return "invalid_argument";
  return status >= 500 && status <= 599 ? "internal" : "unknown";
}

/** Whether the request of an invalid response was carried out. */
export function effectOfStatus(status: number): "none" | "unknown" {
  return (status >= 400 && status <= 499) || status === 501 || status === 505 ? "none" : "unknown";
}
