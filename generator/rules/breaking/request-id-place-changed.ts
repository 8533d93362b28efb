import { step } from "./changes/entry.js";
import { hasAll, places } from "../../compare/places.js";
import type { BreakingRule } from "./rule.js";

export const requestIdPlaceChanged: BreakingRule = {
  id: "request-id-place-changed",
  severity: "warning",
  bump: "major",
  categories: ["WIRE"],
  general: true,
  summary: "The id of the request stands elsewhere in a response.",
  why: "Deployed clients show no id, and support has nothing to look for.",
  help: "add places after those that were there: the first with a value counts",
  *check({ before, after }) {
    const [from, to] = [before.envelope.requestId, after.envelope.requestId];
    if (hasAll(from, to)) return;
    yield {
      subject: "envelope",
      detail: `request-id ${step(places(from), places(to))}`,
      span: after.at("envelope", "request-id"),
      previousSpan: before.at("envelope", "request-id"),
      previously: `it was ${places(from)}`,
      message: `the id of the request stood at ${places(from)} and stands at ${places(to)}`,
    };
  },
};
