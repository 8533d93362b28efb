import type { BreakingRule } from "./rule.js";

export const envelopeRemoved: BreakingRule = {
  id: "envelope-removed",
  severity: "error",
  bump: "major",
  categories: ["WIRE"],
  general: true,
  summary: "A standard envelope was removed.",
  why: "Servers no longer answer in it, and deployed clients that speak it cannot read what they get instead.",
  *check({ before, after }) {
    for (const { id } of before.envelopes) {
      if (after.envelopes.some((envelope) => envelope.id === id)) continue;
      yield {
        subject: "envelope",
        detail: id,
        span: after.at("envelopes"),
        previousSpan: before.at("envelopes", id),
        previously: "it was an envelope",
        message: `errors no longer travel in the standard envelope ${id}`,
        help: `keep \`${id}\` in \`envelopes\` for as long as clients ask for it`,
      };
    }
  },
};
