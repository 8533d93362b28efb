/** HTTP error statuses by the names that libraries use. Source: RFC 9110 and IANA's registry. */
const statuses: Readonly<Record<string, number>> = {
  badrequest: 400,
  unauthorized: 401,
  paymentrequired: 402,
  forbidden: 403,
  notfound: 404,
  methodnotallowed: 405,
  notacceptable: 406,
  requesttimeout: 408,
  conflict: 409,
  gone: 410,
  lengthrequired: 411,
  preconditionfailed: 412,
  payloadtoolarge: 413,
  requestentitytoolarge: 413,
  unsupportedmediatype: 415,
  unprocessableentity: 422,
  locked: 423,
  faileddependency: 424,
  tooearly: 425,
  preconditionrequired: 428,
  toomanyrequests: 429,
  unavailableforlegalreasons: 451,
  internalservererror: 500,
  notimplemented: 501,
  badgateway: 502,
  serviceunavailable: 503,
  gatewaytimeout: 504,
  insufficientstorage: 507,
};

/** The status that an expression such as `HttpStatus.NOT_FOUND` or `http.StatusNotFound` names, or an empty string. */
export function statusNamed(expression: string): string {
  const name =
    /^(?:[\w.]*\b)?(?:HttpStatus|HTTPStatus|Status|Response\.Status)\.(\w+)(?:\.value\(\)|\.getStatusCode\(\))?$/.exec(
      expression.trim(),
    )?.[1] ?? /^(?:[\w]+\.)?Status([A-Z]\w+)$/.exec(expression.trim())?.[1];
  const status = statuses[(name ?? "").replaceAll("_", "").toLowerCase()];
  return status === undefined ? "" : String(status);
}
