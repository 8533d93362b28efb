import { kinds } from "../../model/kind.js";
import type { Kind } from "../../model/kind.js";
import { errorsOf, isGiven } from "./reading/entries.js";
import { entriesYaml } from "./example.js";
import type { LintRule } from "./rule.js";

export const httpMatchesKind: LintRule = {
  id: "http-matches-kind",
  severity: "warning",
  preset: "standard",

  summary: "The HTTP status fits the kind of the error.",
  why: "Gateways, browsers and monitors see only the status. A caller's mistake with a 500 wakes somebody up, and a server fault with a 400 does not.",
  good: {
    errors: entriesYaml({ OrderNotFound: { http: 404 } }),
  },
  bad: {
    errors: entriesYaml({ OrderNotFound: { http: "«500»" } }),
  },
  *check({ catalog }) {
    for (const { entry } of errorsOf(catalog)) {
      const { kind, http, at } = entry;
      // http-not-success reports statuses that are not errors.
      if (http < 400 || fits[kind](http) || !isGiven(at, "http")) continue;
      yield {
        at: at("http"),
        message: `the HTTP status ${http} does not fit \`kind: ${kind}\``,
        help: `remove \`http\` to use ${kinds[kind].http}, or choose another kind`,
      };
    }
  },
};

const isServerError = (status: number): boolean => status >= 500;
const oneOf =
  (...statuses: readonly number[]) =>
  (status: number): boolean =>
    statuses.includes(status);

/** The statuses that fit a kind. google/rpc/code.proto maps each kind to one status, which is too narrow for real APIs. */
const fits: Readonly<Record<Kind, (status: number) => boolean>> = {
  cancelled: oneOf(408, 409, 499, 503),
  unknown: () => true,
  invalid_argument: oneOf(400, 405, 406, 411, 413, 414, 415, 417, 421, 422, 428, 431),
  deadline_exceeded: (status) => status === 408 || isServerError(status),
  not_found: oneOf(404, 410),
  already_exists: oneOf(409, 412, 422),
  permission_denied: oneOf(401, 402, 403, 404, 423, 451),
  resource_exhausted: oneOf(402, 403, 413, 429, 503, 507, 509),
  failed_precondition: (status) => status < 500 && ![401, 404, 429].includes(status),
  aborted: oneOf(409, 412, 423, 425, 429, 503),
  out_of_range: oneOf(400, 413, 416, 422),
  unimplemented: oneOf(400, 404, 405, 415, 501, 505),
  internal: isServerError,
  unavailable: isServerError,
  data_loss: isServerError,
  unauthenticated: oneOf(400, 401, 403, 407, 419, 440, 498),
};
