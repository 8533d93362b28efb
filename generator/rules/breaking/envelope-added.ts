import type { BreakingRule } from "./rule.js";

export const envelopeAdded: BreakingRule = {
  id: "envelope-added",
  severity: "info",
  bump: "minor",
  categories: ["WIRE"],
  general: true,
  summary: "A standard envelope was added.",
  why: "Responses in the other envelopes decode as before.",
  *check({ before, after }) {
    for (const { id } of after.envelopes) {
      if (before.envelopes.some((envelope) => envelope.id === id)) continue;
      yield {
        subject: "envelope",
        detail: id,
        span: after.at("envelopes", id),
        previousSpan: before.at("envelopes"),
        previously: "it was not an envelope",
        message: `errors travel in the standard envelope ${id} as well`,
      };
    }
  },
};
