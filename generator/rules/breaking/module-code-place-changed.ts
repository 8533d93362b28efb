import { step } from "./changes/entry.js";
import { hasAll, places } from "../../compare/places.js";
import type { BreakingRule } from "./rule.js";

export const moduleCodePlaceChanged: BreakingRule = {
  id: "module-code-place-changed",
  severity: "error",
  bump: "major",
  categories: ["WIRE"],
  general: true,
  summary: "The module code is at another place in a response.",
  why: "Deployed clients look for it at the old place and fall back to the common code.",
  help: "add new places after the old ones: the first place with a value counts",
  *check({ before, after }) {
    const [from, to] = [before.envelope, after.envelope].map(({ moduleCode }) => moduleCode.map(({ at }) => at));
    if (from === undefined || to === undefined || hasAll(from, to)) return;
    yield {
      subject: "envelope",
      detail: `module-code ${step(places(from), places(to))}`,
      span: after.at("envelope", "module-code"),
      previousSpan: before.at("envelope", "module-code"),
      previously: `it was ${places(from)}`,
      message: `the place of the module code changed from ${places(from)} to ${places(to)}`,
    };
  },
};
