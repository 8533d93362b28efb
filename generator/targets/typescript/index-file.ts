import type { Catalog } from "../../model/catalog.js";
import { catalogNames } from "./names.js";
import type { Options } from "./options.js";
import type { Statement } from "./structure.js";

/** `index.ts`: everything but the classes a code, which may share a name between modules. */
export function indexStatements(catalog: Catalog, options: Options): Statement[] {
  const { error, guard } = catalogNames(catalog, options);
  const exported = (types: boolean, names: readonly string[], from: string): Statement => ({
    kind: "export",
    types,
    names,
    from,
  });
  return [
    exported(true, ["DecodeOptions", "ResponseBody"], "./decode.js"),
    exported(false, [error, guard], "./error.js"),
    exported(true, ["Action", "ErrorInfo", "FailedResponse", "Kind"], "./error.js"),
    exported(false, ["InvalidResponseError", "isInvalidResponseError"], "./invalid-response.js"),
    exported(true, ["InvalidReason", "InvalidResponse"], "./invalid-response.js"),
    exported(false, ["closestLocale"], "./locale.js"),
    exported(true, ["Locale"], "./locale.js"),
    exported(false, ["localize", "textsOf"], "./localize.js"),
    exported(true, ["ErrorTexts", "Localizable"], "./localize.js"),
    ...catalog.modules.map(({ id }): Statement => ({
      kind: "export",
      types: false,
      names: [],
      from: `./${id}/index.js`,
    })),
  ];
}
