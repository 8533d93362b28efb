import type { Catalog } from "../../model/catalog.js";
import { catalogNames } from "./names.js";
import type { Options } from "./options.js";
import type { Statement } from "./structure.js";

/** `index.ts`: everything but the classes a code, which may share a name between modules. */
export function indexStatements(catalog: Catalog, options: Options): Statement[] {
  const { error, guard } = catalogNames(catalog, options);
  const types = ["Action", "ErrorInfo", "FailedResponse", "Kind", "Locale"];
  return [
    { kind: "export", types: false, names: [error, guard, "localize"], from: "./error.js" },
    { kind: "export", types: true, names: types, from: "./error.js" },
    ...catalog.modules.map(({ id }): Statement => ({
      kind: "export",
      types: false,
      names: [],
      from: `./${id}/index.js`,
    })),
  ];
}
