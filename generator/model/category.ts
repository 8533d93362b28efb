/** Who is affected by a change. */
export const categories = ["WIRE", "BEHAVIOR", "SRC_TS", "SRC_GO", "SRC_PY", "DOCS", "LIFECYCLE"] as const;

/**
 * Who is affected: WIRE, deployed clients decode differently; BEHAVIOR, programs do or print something else than before;
 * SRC_…, users' code no longer compiles, no longer catches, or handles another error; DOCS, links, readers, and tools that
 * read `catalog.json`; LIFECYCLE, what was promised about codes and versions.
 */
export type Category = (typeof categories)[number];

/** What `errspec breaking` can fail on: a severity, or the version that the changes require. */
export const thresholds = ["info", "warning", "error", "minor", "major"] as const;

export type Threshold = (typeof thresholds)[number];
