import type { Entry } from "../model/catalog.js";

/** The sunset of an entry, if it is in the future. */
export function sunsetAhead({ deprecated }: Entry, today: string): string | undefined {
  const sunset = deprecated?.sunset;
  return sunset !== undefined && today < sunset ? sunset : undefined;
}
