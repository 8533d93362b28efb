import type { Comparison } from "../../../compare/comparison.js";
import { errorsOfOperation } from "../../../model/operation.js";
import type { Operation, OperationError } from "../../../model/operation.js";
import type { Catalog, Entry } from "../../../model/catalog.js";
import type { Category } from "../../../model/category.js";
import { grouped } from "../../../model/grouped.js";

/** An operation before and after, by its ID. */
export interface OperationPair {
  readonly before: Operation;
  readonly after: Operation;
}

/** The operations that both versions have. */
export function keptOperations({ before, after }: Comparison): readonly OperationPair[] {
  const now = new Map(after.operations.map((operation) => [operation.id, operation]));
  return before.operations.flatMap((operation) => {
    const kept = now.get(operation.id);
    return kept === undefined ? [] : [{ before: operation, after: kept }];
  });
}

/** The operations of a catalog that another does not have. */
export function withoutTwin(catalog: Catalog, other: Catalog): readonly Operation[] {
  const ids = new Set(other.operations.map(({ id }) => id));
  return catalog.operations.filter(({ id }) => !ids.has(id));
}

/**
 * The errors that an operation of a catalog returns, but its twin does not. What became of an entry since is the same error:
 * `isSame` tells.
 */
export function withoutTwinErrors(
  catalog: Catalog,
  operation: Operation,
  otherCatalog: Catalog,
  other: Operation,
  isSame: (entry: Entry, otherEntry: Entry) => boolean,
): readonly { readonly entry: Entry; readonly error: OperationError }[] {
  const others = errorsOfOperation(otherCatalog, other);
  return errorsOfOperation(catalog, operation).filter(
    ({ entry }) => !others.some((candidate) => isSame(entry, candidate.entry)),
  );
}

/** Whose source code breaks if it handles each error of an operation and nothing else: by its ID. */
export function exhaustiveCategories({ keptTargets }: Comparison): ReadonlyMap<string, readonly Category[]> {
  const narrow = keptTargets.flatMap(({ before }) =>
    before.items.flatMap(({ role, subject: { operation } }) =>
      role === "operation errors" && operation !== undefined ? [{ operation, category: before.category }] : [],
    ),
  );
  return new Map(
    Array.from(
      grouped(narrow, ({ operation }) => operation),
      ([operation, list]) => [operation, list.map(({ category }) => category)],
    ),
  );
}

/** `operation/createOrder`: what the change of an operation is called. */
export const operationSubject = ({ id }: Operation): string => `operation/${id}`;
