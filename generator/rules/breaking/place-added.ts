import type { Envelope, Pointer } from "../../model/catalog.js";
import { hasAll, headerFields, headerPlaces, listed, places, startsWith } from "../../compare/places.js";
import { fieldErrorKeys, fieldErrorPlace } from "../../compare/travel.js";
import type { BreakingRule } from "./rule.js";

export const placeAdded: BreakingRule = {
  id: "place-added",
  severity: "info",
  bump: "minor",
  categories: ["WIRE"],
  general: true,
  summary: "A value is read from an additional place in a response, or from an additional header.",
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
        message: `\`${key}\` is now ${from.length === 0 ? "" : "also "}read from ${added}`,
      };
    }
    for (const key of fieldErrorKeys) {
      const to = fieldErrorPlace(after.envelope, key);
      if (to === undefined || fieldErrorPlace(before.envelope, key) !== undefined) continue;
      yield {
        subject: "envelope",
        detail: `field-errors.${key} +${to}`,
        span: after.at("envelope", "field-errors", key),
        previousSpan: before.at("envelope", "field-errors", key),
        previously: "it was nowhere",
        message: `\`field-errors${key === "at" ? "" : `.${key}`}\` is now read from ${to}`,
      };
      if (key === "at") break; // its items are new as well
    }
    for (const field of headerFields) {
      const [from, to] = [before, after].map(({ envelope }) => headerPlaces(envelope.headers, field));
      if (from === undefined || to === undefined || !startsWith(to, from) || from.length === to.length) continue;
      const added = listed(to.slice(from.length));
      yield {
        subject: "envelope",
        detail: `headers.${field} +${added}`,
        span: after.at("envelope", "headers", field),
        previousSpan: before.at("envelope", "headers", field),
        previously: `it was ${listed(from)}`,
        message: `\`headers.${field}\` is now also read from ${added}`,
      };
    }
  },
};

const fields: readonly (readonly [key: string, placesOf: (envelope: Envelope) => readonly Pointer[]])[] = [
  ["code", ({ code }) => code],
  ["module-code", ({ moduleCode }) => moduleCode.map(({ at }) => at)],
  ["text", ({ text }) => text],
  ["request-id", ({ requestId }) => requestId],
  ["params", ({ params }) => (params === undefined ? [] : [params])],
];
