import type { Catalog } from "../../model/catalog.js";
import { entryNames } from "../../sdk/entry-names.js";
import { operationsWithErrors } from "../../sdk/operations.js";
import type { Identifier } from "../target.js";
import { contextOf } from "./context.js";
import { moduleName, variantName } from "./names.js";
import { operationErrorName, operationName, ownOperationNames } from "./operations-view.js";

/** The modules of the crate, and the variants of each enum. Names that Rust keeps for itself get a `_`. */
export function identifiers(whole: Catalog): readonly Identifier[] {
  const { catalog } = contextOf(whole);
  return [
    ...operationIdentifiers(whole),
    ...catalog.modules.flatMap((module): readonly Identifier[] => [
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
    ]),
  ];
}

/** What the module of operations has. */
function operationIdentifiers(whole: Catalog): readonly Identifier[] {
  const { catalog, server } = contextOf(whole);
  return operationsWithErrors(catalog).flatMap((operation) => {
    const names = [operationName(operation), ...(server ? [operationErrorName(operation)] : [])];
    return names.map((text) => ({
      text,
      scope: "the module operations in Rust",
      reserved: ownOperationNames.has(text) ? "another name of the crate" : undefined,
      of: `the operation ${operation.id}`,
      at: () => operation.at(),
    }));
  });
}
