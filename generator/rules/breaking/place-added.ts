import type { Envelope, Pointer } from "../../model/catalog.js";
import { hasAll, places } from "../../compare/places.js";
import type { BreakingRule } from "./rule.js";

export const placeAdded: BreakingRule = {
  id: "place-added",
  severity: "info",
  bump: "minor",
  categories: ["WIRE"],
  general: true,
  summary: "Something is looked for in one more place of a response.",
  why: "Responses that had it in an older place decode as they did.",
  *check({ before, after }) {
    for (const [key, of] of kinds) {
      const [from, to] = [of(before.envelope), of(after.envelope)];
      if (!hasAll(from, to) || from.length === to.length) continue;
      const added = places(to.slice(from.length));
      yield {
        subject: "envelope",
        detail: `${key} +${added}`,
        span: after.at("envelope", key),
        previousSpan: before.at("envelope", key),
        previously: `it was ${places(from)}`,
        message: `\`${key}\` is also looked for at ${added}`,
      };
    }
  },
};

const kinds: readonly (readonly [key: string, of: (envelope: Envelope) => readonly Pointer[]])[] = [
  ["code", ({ code }) => code],
  ["module-code", ({ moduleCode }) => moduleCode.map(({ at }) => at)],
  ["text", ({ text }) => text],
  ["request-id", ({ requestId }) => requestId],
];
