import { fieldErrorKeys, fieldErrorPlace } from "../../compare/travel.js";
import { step } from "./changes/entry.js";
import type { BreakingRule } from "./rule.js";

export const fieldErrorsPlaceChanged: BreakingRule = {
  id: "field-errors-place-changed",
  severity: "error",
  bump: "major",
  categories: ["WIRE"],
  general: true,
  summary: "Field errors are at another place in a response, or no longer in it.",
  why: "Deployed clients look for the list, and for what its items say, at the old places.",
  help: "keep the place",
  *check({ before, after }) {
    for (const key of fieldErrorKeys) {
      const from = fieldErrorPlace(before.envelope, key);
      const to = fieldErrorPlace(after.envelope, key) ?? "nowhere";
      if (from === undefined || from === to) continue;
      yield {
        subject: "envelope",
        detail: `field-errors.${key} ${step(from, to)}`,
        span: after.at("envelope", "field-errors", key),
        previousSpan: before.at("envelope", "field-errors", key),
        previously: `it was ${from}`,
        message: `the place of ${parts[key]} changed from ${from} to ${to}`,
      };
      // Without the list there is nothing that its items could say.
      if (after.envelope.fieldErrors === undefined) return;
    }
  },
};

const parts = {
  at: "field errors",
  field: "the field in a field error",
  code: "the code in a field error",
  text: "the text in a field error",
} as const;
