import type { Envelope } from "../model/catalog.js";

/** The forms of module codes, by place. A place without forms contains only the code. */
export function formsOf({ moduleCode }: Envelope): ReadonlyMap<string, readonly string[]> {
  return new Map(
    moduleCode.map(({ at, forms }) => [
      `/${at.join("/")}`,
      forms.length === 0 ? ["{code}"] : forms.map(({ before, after }) => `${before}{code}${after}`),
    ]),
  );
}
