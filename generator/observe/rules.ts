import type { Severity } from "../diagnostic/diagnostic.js";
import type { ObserveRuleId } from "./findings.js";

interface ObserveRule {
  readonly id: ObserveRuleId;
  readonly severity: Severity;
  readonly summary: string;
  readonly why: string;
}

/** The rules of `errspec observe`. */
export const observeRules: readonly ObserveRule[] = [
  {
    id: "unknown-code",
    severity: "error",
    summary: "Responses have a code that the spec lacks.",
    why: "No package knows the code, so callers learn neither its kind nor what to do.",
  },
  {
    id: "reserved-code",
    severity: "error",
    summary: "Responses have a code that the spec reserves.",
    why: "A reserved code has no meaning, or an old one that clients may still expect.",
  },
  {
    id: "sunset-code",
    severity: "error",
    summary: "A deprecated code was sent after its sunset.",
    why: "From that day the code may be removed from the spec, and clients may have stopped handling it.",
  },
  {
    id: "deprecated-code",
    severity: "warning",
    summary: "A deprecated code is still sent.",
    why: "It cannot be removed from the spec while a service sends it.",
  },
  {
    id: "internal-code",
    severity: "error",
    summary: "Clients get a code that is internal.",
    why: "It is in no package and no docs for clients, and may reveal something about the service.",
  },
  {
    id: "status-mismatch",
    severity: "error",
    summary: "A code comes with another HTTP status than the spec says.",
    why: "Proxies, retries and monitoring judge by the status, and clients take the response for one that is not of the API.",
  },
  {
    id: "undeclared-error",
    severity: "warning",
    summary: "An operation returns an error that the spec does not declare for it.",
    why: "Callers of the operation do not expect the error, and the docs do not list it.",
  },
  {
    id: "text-differs",
    severity: "warning",
    summary: "The message of a code is none of its texts in the spec.",
    why: "The docs show a text that users do not see, or the service has changed the meaning.",
  },
  {
    id: "retry-storm",
    severity: "warning",
    summary: "Clients send the same request again although its error says that this does not help.",
    why: "It loads the service for nothing. Either the clients ignore the code, or the spec is wrong about it.",
  },
  {
    id: "unreadable-body",
    severity: "warning",
    summary: "Responses are not of the API: a gateway's page, truncated JSON, a body without a code.",
    why: "Clients cannot tell what went wrong. If the API sends such bodies itself, the envelope in the spec is wrong.",
  },
  {
    id: "damaged-line",
    severity: "warning",
    summary: "A file has lines that cannot be read.",
    why: "What is in them is not counted.",
  },
  {
    id: "unseen-code",
    severity: "info",
    summary: "A code of the spec was not seen.",
    why: "It may be rare, or the service may never send it.",
  },
  {
    id: "no-responses",
    severity: "error",
    summary: "The input has no response.",
    why: "A check that reads nothing finds nothing. The format or the fields may be wrong.",
  },
];
