/** Who is affected by a change. */
export const categories = ["WIRE", "BEHAVIOR", "SRC_TS", "SRC_GO", "SRC_PY", "DOCS", "LIFECYCLE"] as const;

/**
 * Who is affected: WIRE, clients that are deployed decode differently; BEHAVIOR, what clients do by themselves changes;
 * SRC_…, users' code no longer compiles, or no longer catches; DOCS, links and readers; LIFECYCLE, what was promised about
 * codes and versions.
 */
export type Category = (typeof categories)[number];
