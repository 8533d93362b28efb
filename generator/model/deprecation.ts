import type { Deprecation } from "./catalog.js";

/** When an entry was deprecated and when it may be removed, for comments: `since 1.2.0, may be removed from 2027-01-31`. */
export function deprecationTimes({ since, sunset }: Pick<Deprecation, "since" | "sunset">): string {
  const parts = [
    ...(since === undefined ? [] : [`since ${since}`]),
    ...(sunset === undefined ? [] : [`may be removed from ${sunset}`]),
  ];
  return parts.join(", ");
}
