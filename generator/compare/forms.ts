import type { Envelope } from "../model/catalog.js";

/** The forms of module codes, by the place they stand at; a place without forms has the code alone. */
export function formsOf({ moduleCode }: Envelope): ReadonlyMap<string, readonly string[]> {
  return new Map(
    moduleCode.map(({ at, forms }) => [
      `/${at.join("/")}`,
      forms.length === 0 ? ["{code}"] : forms.map(({ before, after }) => `${before}{code}${after}`),
    ]),
  );
}
