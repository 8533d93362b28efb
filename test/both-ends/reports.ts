/*
 * What every client reports of every service, whatever carries the errors.
 */

/** A request ID that a client has not asked for is an error; those of its requests are all `r-1`. */
const error = { params: {}, retryAfter: null, moduleCode: null, requestId: "r-1" };
const no = { retry: false, delay: 0, reason: "not_retryable" };
const unexpected = {
  ...error,
  code: "unexpected",
  name: "Unexpected",
  kind: "internal",
  detail: "Etwas ging schief.",
  again: no,
};

/**
 * The reports of a success, an error of a module, an unknown code, a response that is not of the service (`foreign`), a rate
 * limit, an unexpected error and an internal one.
 */
export const reportsWith = (foreign: object): readonly object[] => [
  { order: "o-1" },
  {
    ...error,
    code: "failed",
    moduleCode: 2001,
    name: "OutOfStock",
    kind: "failed_precondition",
    detail: "Tea “Nr. 7” ist ausverkauft; 3 sind übrig.",
    params: { item: "Tea “Nr. 7”", left: 3 },
    again: no,
  },
  {
    ...error,
    code: "failed",
    moduleCode: 9999,
    name: "Failed", // an unknown code is what its common code says
    kind: "failed_precondition",
    detail: "Too new.",
    requestId: null,
    again: no,
  },
  foreign,
  {
    ...error,
    code: "busy",
    name: "Busy",
    kind: "resource_exhausted",
    detail: "Zu viele Anfragen.",
    retryAfter: 7,
    again: { retry: true, delay: 7, reason: "server_delay" },
  },
  unexpected,
  unexpected,
];

/** What a service logs of these requests: the closed names of its errors. */
export const logged = ["shop.OutOfStock", "shop.Busy", "_OTHER", "shop.BadLedger"];
