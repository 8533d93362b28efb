import { step } from "./changes/entry.js";
import { hasAll, places } from "../../compare/places.js";
import type { BreakingRule } from "./rule.js";

export const textPlaceChanged: BreakingRule = {
  id: "text-place-changed",
  severity: "warning",
  bump: "major",
  categories: ["WIRE"],
  general: true,
  summary: "The server's text stands elsewhere in a response.",
  why: "Deployed clients show no text, or another one.",
  help: "add places after those that were there: the first with a value counts",
  *check({ before, after }) {
    const [from, to] = [before.envelope.text, after.envelope.text];
    if (hasAll(from, to)) return;
    yield {
      subject: "envelope",
      detail: `text ${step(places(from), places(to))}`,
      span: after.at("envelope", "text"),
      previousSpan: before.at("envelope", "text"),
      previously: `it was ${places(from)}`,
      message: `the server's text stood at ${places(from)} and stands at ${places(to)}`,
    };
  },
};
