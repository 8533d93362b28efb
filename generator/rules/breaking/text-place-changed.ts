import { step } from "./changes/entry.js";
import { hasAll, places } from "../../compare/places.js";
import type { BreakingRule } from "./rule.js";

export const textPlaceChanged: BreakingRule = {
  id: "text-place-changed",
  severity: "warning",
  bump: "major",
  categories: ["WIRE"],
  general: true,
  summary: "The server's message is at another place in a response.",
  why: "Deployed clients show no message, or another one.",
  help: "add new places after the old ones: the first place with a value counts",
  *check({ before, after }) {
    const [from, to] = [before.envelope.text, after.envelope.text];
    if (hasAll(from, to)) return;
    yield {
      subject: "envelope",
      detail: `text ${step(places(from), places(to))}`,
      span: after.at("envelope", "text"),
      previousSpan: before.at("envelope", "text"),
      previously: `it was ${places(from)}`,
      message: `the place of the server's message changed from ${places(from)} to ${places(to)}`,
    };
  },
};
