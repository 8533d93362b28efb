import { commonModule } from "./catalog.js";
import type { Module } from "./catalog.js";
import { perCatalog } from "./per-catalog.js";

/** The modules that can be called: all but the common one, if there are others. */
export const calledModules = perCatalog((catalog): readonly Module[] => {
  const common = commonModule(catalog);
  const called = catalog.modules.filter((module) => module !== common);
  return called.length === 0 ? catalog.modules : called;
});
