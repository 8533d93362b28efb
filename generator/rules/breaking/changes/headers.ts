import type { Comparison } from "../../../compare/comparison.js";
import { headerPlaces, listed, startsWith } from "../../../compare/places.js";
import type { headerFields } from "../../../compare/places.js";
import type { Change } from "../rule.js";
import { step } from "./entry.js";

/** The change of the headers that hold something, unless all earlier ones are still read first. */
export function* headersChange(
  { before, after }: Comparison,
  field: (typeof headerFields)[number],
  what: string,
): Iterable<Change> {
  const from = headerPlaces(before.envelope.headers, field);
  const to = headerPlaces(after.envelope.headers, field);
  if (startsWith(to, from)) return;
  yield {
    subject: "envelope",
    detail: `headers.${field} ${step(listed(from), listed(to))}`,
    span: after.at("envelope", "headers", field),
    previousSpan: before.at("envelope", "headers", field),
    previously: `it was ${listed(from)}`,
    message: `the header with ${what} changed from ${listed(from)} to ${listed(to)}`,
  };
}
