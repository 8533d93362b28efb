import { step } from "./changes/entry.js";
import { headersChange } from "./changes/headers.js";
import { hasAll, places } from "../../compare/places.js";
import type { BreakingRule } from "./rule.js";

export const codePlaceChanged: BreakingRule = {
  id: "code-place-changed",
  severity: "error",
  bump: "major",
  categories: ["WIRE"],
  general: true,
  summary: "The code is at another place in a response, or in another header.",
  why: "Deployed clients look for it at the old place.",
  help: "add new places after the old ones: the first place with a value counts",
  *check(comparison) {
    const { before, after } = comparison;
    yield* headersChange(comparison, "code", "the code");
    const [from, to] = [before.envelope.code, after.envelope.code];
    if (hasAll(from, to)) return;
    yield {
      subject: "envelope",
      detail: `code ${step(places(from), places(to))}`,
      span: after.at("envelope", "code"),
      previousSpan: before.at("envelope", "code"),
      previously: `it was ${places(from)}`,
      message: `the place of the code changed from ${places(from)} to ${places(to)}`,
    };
  },
};
