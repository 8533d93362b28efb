import type { Catalog } from "../model/catalog.js";
import type { Target } from "./target.js";

/** What users of the output of a catalog's targets rely on. */
export function surfacesOf(catalog: Catalog, targets: readonly Target[]) {
  return targets.flatMap(({ id, surface }) =>
    surface === undefined || !(id in catalog.options)
      ? []
      : [
          {
            target: id,
            category: surface.category,
            title: surface.title,
            items: surface.of(catalog),
            locale: surface.locale?.(catalog),
          },
        ],
  );
}
