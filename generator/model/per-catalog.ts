import type { Catalog } from "./catalog.js";

/** A function that is computed once for each catalog. */
export function perCatalog<Made>(make: (catalog: Catalog) => Made): (catalog: Catalog) => Made {
  const known = new WeakMap<Catalog, { readonly made: Made }>();
  return (catalog) => {
    const found = known.get(catalog) ?? { made: make(catalog) };
    known.set(catalog, found);
    return found.made;
  };
}
