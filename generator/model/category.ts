/** The categories of every catalog; those of source code come from the targets. */
export const commonCategories = ["WIRE", "BEHAVIOR", "DOCS", "LIFECYCLE"] as const;

/** Users' source code: each target for a language has a category of its own. */
export type SourceCategory = `SRC_${string}`;

/**
 * Who is affected by a change. WIRE: deployed clients decode differently. BEHAVIOR: programs do or print something else than
 * before. SRC_…: users' code no longer compiles, no longer catches, or handles another error. DOCS: links, readers, and tools
 * that read `catalog.json`. LIFECYCLE: promises about codes and versions.
 */
export type Category = (typeof commonCategories)[number] | SourceCategory;

export function isSource(category: string): category is SourceCategory {
  return category.startsWith("SRC_");
}

/** Categories in their usual order, each once. */
export function sortCategories(categories: readonly Category[]): readonly Category[] {
  const sources = categories.filter(isSource).sort();
  const order: readonly Category[] = ["WIRE", "BEHAVIOR", ...new Set(sources), "DOCS", "LIFECYCLE"];
  return order.filter((category) => categories.includes(category));
}

/** What `errspec breaking` can fail on: a severity, or the version that the changes require. */
export const thresholds = ["info", "warning", "error", "minor", "major"] as const;

export type Threshold = (typeof thresholds)[number];
