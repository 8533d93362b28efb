import type { Entry } from "../model/catalog.js";

/** The day from which an entry may be removed, as long as it is ahead. */
export function sunsetAhead({ deprecated }: Entry, today: string): string | undefined {
  const sunset = deprecated?.sunset;
  return sunset !== undefined && today < sunset ? sunset : undefined;
}
