import { step } from "./changes/entry.js";
import { headersChange } from "./changes/headers.js";
import { hasAll, places } from "../../compare/places.js";
import type { BreakingRule } from "./rule.js";

export const requestIdPlaceChanged: BreakingRule = {
  id: "request-id-place-changed",
  severity: "warning",
  bump: "major",
  categories: ["WIRE"],
  general: true,
  summary: "The request ID is at another place in a response, or in another header.",
  why: "Deployed clients show no request ID, so support has nothing to search for.",
  help: "add new places after the old ones: the first place with a value counts",
  *check(comparison) {
    const { before, after } = comparison;
    yield* headersChange(comparison, "request-id", "the request ID");
    const [from, to] = [before.envelope.requestId, after.envelope.requestId];
    if (hasAll(from, to)) return;
    yield {
      subject: "envelope",
      detail: `request-id ${step(places(from), places(to))}`,
      span: after.at("envelope", "request-id"),
      previousSpan: before.at("envelope", "request-id"),
      previously: `it was ${places(from)}`,
      message: `the place of the request ID changed from ${places(from)} to ${places(to)}`,
    };
  },
};
