import type { Version } from "./compare/comparison.js";
import type { Catalog } from "./model/catalog.js";
import { targets } from "./targets/index.js";
import { surfacesOf } from "./targets/surfaces.js";
import type { Target } from "./targets/target.js";

/** A catalog with the surfaces of its targets, and of those of its authors that have run. */
export function versionOf(catalog: Catalog, custom: readonly Target[] = []): Version {
  return { catalog, surfaces: surfacesOf(catalog, [...targets, ...custom]) };
}
