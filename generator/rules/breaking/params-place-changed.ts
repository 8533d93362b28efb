import { places } from "../../compare/places.js";
import { step } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const paramsPlaceChanged: BreakingRule = {
  id: "params-place-changed",
  severity: "error",
  bump: "major",
  categories: ["WIRE"],
  general: true,
  summary: "The params of errors are at another place in a response, or no longer in it.",
  why: "Deployed clients look for them at the old place and find none.",
  help: "keep the place; an object of params can be at one place only",
  *check({ before, after }) {
    if (before.envelope.params === undefined) return;
    const from = places([before.envelope.params]);
    const to = places(after.envelope.params === undefined ? [] : [after.envelope.params]);
    if (from === to) return;
    yield {
      subject: "envelope",
      detail: `params ${step(from, to)}`,
      span: after.at("envelope", "params"),
      previousSpan: before.at("envelope", "params"),
      previously: `it was ${from}`,
      message: `the place of the params changed from ${from} to ${to}`,
    };
  },
};
