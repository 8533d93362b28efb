import { step } from "./changes/entry.js";
import { hasAll, places } from "../../compare/places.js";
import type { BreakingRule } from "./rule.js";

export const moduleCodePlaceChanged: BreakingRule = {
  id: "module-code-place-changed",
  severity: "error",
  bump: "major",
  categories: ["WIRE"],
  general: true,
  summary: "The module's own code stands elsewhere in a response.",
  why: "Deployed clients look for it where it was, and fall back to the common code.",
  help: "add places after those that were there: the first with a value counts",
  *check({ before, after }) {
    const [from, to] = [before.envelope, after.envelope].map(({ moduleCode }) => moduleCode.map(({ at }) => at));
    if (from === undefined || to === undefined || hasAll(from, to)) return;
    yield {
      subject: "envelope",
      detail: `module-code ${step(places(from), places(to))}`,
      span: after.at("envelope", "module-code"),
      previousSpan: before.at("envelope", "module-code"),
      previously: `it was ${places(from)}`,
      message: `the module's own code stood at ${places(from)} and stands at ${places(to)}`,
    };
  },
};
