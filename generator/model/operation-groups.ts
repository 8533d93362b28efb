import type { Catalog, Module } from "./catalog.js";
import { grouped } from "./grouped.js";
import type { Operation } from "./operation.js";
import { operationsByModule } from "./returned-by.js";

/** Operations that are listed together: those of a module, or else of a tag. */
export interface OperationGroup {
  readonly by: { readonly module: Module } | { readonly tag: string } | undefined;
  /** An anchor that no other group of the catalog has; stable for a module. */
  readonly anchor: string;
  readonly operations: readonly Operation[];
}

/** The operations of a catalog: by module if they call several, else by their first tag. Others come last. */
export function operationGroups(catalog: Catalog): readonly OperationGroup[] {
  const byModule = operationsByModule(catalog);
  if (byModule.size > 1) {
    const groups = catalog.modules.flatMap((module): OperationGroup[] => {
      const operations = byModule.get(module.id);
      return operations === undefined ? [] : [{ by: { module }, anchor: moduleAnchor(module.id), operations }];
    });
    return [...groups, ...others(byModule.get(undefined))];
  }
  const byTag = grouped(catalog.operations, ({ tags: [first] }) => first);
  const groups = [...byTag].flatMap(([tag, operations], index): OperationGroup[] =>
    tag === undefined ? [] : [{ by: { tag }, anchor: `tag-${index + 1}`, operations }],
  );
  return [...groups, ...others(byTag.get(undefined))];
}

function others(operations: readonly Operation[] | undefined): OperationGroup[] {
  return operations === undefined ? [] : [{ by: undefined, anchor: "other-operations", operations }];
}

/** The anchor of the errors that all operations return, where operations are listed. */
export const sharedAnchor = "every-operation";

/** The anchor of the operations of a module, if they are listed by module. */
export function moduleAnchor(module: string): string {
  return `module-${module}`;
}
