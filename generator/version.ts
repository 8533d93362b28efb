import type { Version } from "./compare/comparison.js";
import type { Catalog } from "./model/catalog.js";
import { targets } from "./targets/index.js";

/** A catalog with the surfaces of its targets. */
export function versionOf(catalog: Catalog): Version {
  return {
    catalog,
    surfaces: targets.flatMap(({ id, surface }) =>
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
    ),
  };
}
