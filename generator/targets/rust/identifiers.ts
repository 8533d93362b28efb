import type { Catalog } from "../../model/catalog.js";
import { entryNames } from "../../sdk/entry-names.js";
import type { Identifier } from "../target.js";
import { contextOf } from "./context.js";
import { moduleName, variantName } from "./names.js";

/** The modules of the crate, and the variants of each enum. Names that Rust keeps for itself get a `_`. */
export function identifiers(whole: Catalog): readonly Identifier[] {
  const { catalog } = contextOf(whole);
  return catalog.modules.flatMap((module): readonly Identifier[] => [
    {
      text: moduleName(module),
      scope: "the Rust crate",
      of: `the module ${module.id}`,
      at: () => module.at("module"),
    },
    ...module.entries.flatMap((entry) =>
      entryNames(module, entry).map(({ name, ...where }) => ({
        text: variantName(name),
        scope: `the Rust enum of ${module.id}`,
        ...where,
      })),
    ),
  ]);
}
