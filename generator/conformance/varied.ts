import { commonModule } from "../model/catalog.js";
import type { Module } from "../model/catalog.js";
import { perCatalog } from "../model/per-catalog.js";

/** The most modules that tests try with every hazard, if they have no more types of codes. */
export const mostModules = 10;

/**
 * The modules that tests try with every hazard: the common one, the first of each type of codes, and the first of all,
 * in the catalog's order. Others decode in the same way, and their tests have their codes only.
 */
export const variedModules = perCatalog((catalog): ReadonlySet<Module> => {
  const common = commonModule(catalog);
  const byType = new Map<string, Module>();
  for (const module of catalog.modules) {
    const type = JSON.stringify(module.codeType);
    if (module !== common && !byType.has(type)) byType.set(type, module);
  }
  const chosen = new Set([...(common === undefined ? [] : [common]), ...byType.values()]);
  for (const module of catalog.modules) if (chosen.size < mostModules) chosen.add(module);
  return new Set(catalog.modules.filter((module) => chosen.has(module)));
});
