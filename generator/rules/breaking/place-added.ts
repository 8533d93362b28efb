import type { Envelope, Pointer } from "../../model/catalog.js";
import { hasAll, places } from "../../compare/places.js";
import type { BreakingRule } from "./rule.js";

export const placeAdded: BreakingRule = {
  id: "place-added",
  severity: "info",
  bump: "minor",
  categories: ["WIRE"],
  general: true,
  summary: "A value is read from an additional place in a response.",
  why: "Responses that have it at an older place decode as before.",
  *check({ before, after }) {
    for (const [key, placesOf] of fields) {
      const [from, to] = [placesOf(before.envelope), placesOf(after.envelope)];
      if (!hasAll(from, to) || from.length === to.length) continue;
      const added = places(to.slice(from.length));
      yield {
        subject: "envelope",
        detail: `${key} +${added}`,
        span: after.at("envelope", key),
        previousSpan: before.at("envelope", key),
        previously: `it was ${places(from)}`,
        message: `\`${key}\` is now also read from ${added}`,
      };
    }
  },
};

const fields: readonly (readonly [key: string, placesOf: (envelope: Envelope) => readonly Pointer[]])[] = [
  ["code", ({ code }) => code],
  ["module-code", ({ moduleCode }) => moduleCode.map(({ at }) => at)],
  ["text", ({ text }) => text],
  ["request-id", ({ requestId }) => requestId],
];
